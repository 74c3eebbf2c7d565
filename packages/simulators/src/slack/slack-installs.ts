import type { MovableClock } from '../movable-clock.ts';
import { workspace } from './slack-state.ts';
import { allScopes, mayCall } from './web-api/method-scopes.ts';
import { type Answer, type Args, refuse, textOf } from './web-api/web-api-answer.ts';

/** Where the app is added: to a team, or to an enterprise as a whole. */
export type InstallPlace = { readonly team: string } | { readonly enterprise: string };

/** Slack's page that asks whether an app may be added, and the tokens that come of it. */
export interface SlackInstalls {
  /** Where the page sends the browser of somebody who agrees. Throws when the page would not open. */
  agrees(authorizeUrl: string, place: InstallPlace): string;
  /** The same for somebody who cancels. */
  cancels(authorizeUrl: string): string;
  /** Ends every token of a place, as an uninstall does. */
  end(place: InstallPlace): void;
  /** How often tokens were given by a refresh token. */
  refreshes(): number;
}

export interface InstallBook extends SlackInstalls {
  /** What Slack answers to a token that it does not take for this method; undefined for one that it does. */
  refusalOf(token: unknown, method: string): TokenRefusal | undefined;
  /** `oauth.v2.access` */
  access(args: Args): Answer;
}

export interface SlackClientRegistration {
  readonly clientId: string;
  readonly clientSecret: string;
}

type TokenRefusal = 'account_inactive' | 'invalid_auth' | 'missing_scope' | 'team_access_not_granted' | 'token_expired';

/** What somebody agreed to. */
interface Agreed {
  readonly place: InstallPlace;
  readonly scopes: readonly string[];
}

interface Issued extends Agreed {
  readonly until: number;
  revoked: boolean;
}

/** Twelve hours, in seconds. */
const tokenLife = 43_200;
/** Ten minutes, in milliseconds. */
const codeLife = 600_000;

const keyOf = (place: InstallPlace) => ('team' in place ? place.team : place.enterprise);

/** `botToken`: of the simulated workspace itself, with every scope and without an end. */
export function createInstallBook(deps: {
  readonly clock: MovableClock;
  readonly botToken: string;
  readonly client: SlackClientRegistration | undefined;
  readonly redirectUrl: () => string;
  readonly nextId: (prefix: string) => string;
}): InstallBook {
  const { clock, botToken, client, redirectUrl, nextId } = deps;
  const codes = new Map<string, Agreed & { readonly until: number }>();
  const own: Issued = {
    place: { team: workspace.team },
    scopes: allScopes,
    until: Number.POSITIVE_INFINITY,
    revoked: false,
  };
  const tokens = new Map<unknown, Issued>([[botToken, own]]);
  const refreshTokens = new Map<string, Agreed>();
  let refreshed = 0;

  const back = (authorizeUrl: string, answer: Readonly<Record<string, string>>): string => {
    const { pathname, searchParams: asked } = new URL(authorizeUrl);
    const [id, scope, state] = ['client_id', 'scope', 'state'].map((name) => asked.get(name));
    if (pathname !== '/oauth/v2/authorize' || id !== client?.clientId || !scope)
      throw new Error('Slack shows an error');
    return `${redirectUrl()}?${new URLSearchParams({ ...answer, state: state ?? '' })}`;
  };
  const issue = (agreed: Agreed): Answer => {
    const [token, refreshToken] = [nextId('xoxe.xoxb-'), nextId('xoxe-1-')];
    tokens.set(token, { ...agreed, until: clock.now() + tokenLife * 1000, revoked: false });
    refreshTokens.set(refreshToken, agreed);
    return answerOf(agreed, token, refreshToken);
  };
  const redeem = (args: Args): Answer => {
    if (args['grant_type'] === 'refresh_token') {
      const agreed = refreshTokens.get(textOf(args, 'refresh_token') ?? '');
      if (agreed === undefined) return refuse('invalid_refresh_token');
      refreshTokens.delete(textOf(args, 'refresh_token') ?? '');
      refreshed += 1;
      return issue(agreed);
    }
    const code = textOf(args, 'code') ?? '';
    const found = codes.get(code);
    codes.delete(code);
    if (found === undefined || found.until < clock.now()) return refuse('invalid_code');
    return issue({ place: found.place, scopes: found.scopes });
  };

  return {
    agrees(authorizeUrl, place) {
      const code = nextId('code.');
      const scopes = new URL(authorizeUrl).searchParams.get('scope')?.split(',') ?? [];
      codes.set(code, { place, scopes, until: clock.now() + codeLife });
      return back(authorizeUrl, { code });
    },
    cancels: (authorizeUrl) => back(authorizeUrl, { error: 'access_denied' }),
    end(place) {
      for (const issued of tokens.values()) if (keyOf(issued.place) === keyOf(place)) issued.revoked = true;
      for (const [token, of] of refreshTokens) if (keyOf(of.place) === keyOf(place)) refreshTokens.delete(token);
    },
    refreshes: () => refreshed,
    refusalOf(token, method) {
      const issued = tokens.get(token);
      if (issued === undefined) return 'invalid_auth';
      if (issued.revoked) return 'account_inactive';
      if (issued.until <= clock.now()) return 'token_expired';
      if (keyOf(issued.place) !== workspace.team) return 'team_access_not_granted';
      return mayCall(method, issued.scopes) ? undefined : 'missing_scope';
    },
    access(args) {
      if (args['client_id'] !== client?.clientId) return refuse('invalid_client_id');
      return args['client_secret'] === client?.clientSecret ? redeem(args) : refuse('bad_client_secret');
    },
  };
}

function answerOf({ place, scopes }: Agreed, token: string, refreshToken: string): Answer {
  return {
    ok: true,
    app_id: workspace.app,
    token_type: 'bot',
    access_token: token,
    refresh_token: refreshToken,
    expires_in: tokenLife,
    scope: scopes.join(','),
    bot_user_id: workspace.botUser,
    authed_user: { id: 'U0INSTALLER' },
    is_enterprise_install: 'enterprise' in place,
    team: 'team' in place ? { id: place.team, name: 'A team' } : null,
    enterprise: 'enterprise' in place ? { id: place.enterprise, name: 'An enterprise' } : null,
  };
}
