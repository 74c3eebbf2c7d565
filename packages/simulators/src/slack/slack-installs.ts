import type { MovableClock } from '../movable-clock.ts';
import { workspace } from './slack-state.ts';
import { type Answer, type Args, refuse, textOf } from './web-api-answer.ts';

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
  /** What Slack answers to a token it does not take; undefined for one that it does. */
  refusalOf(token: unknown): 'invalid_auth' | 'token_expired' | 'token_revoked' | undefined;
  /** `oauth.v2.access` */
  access(args: Args): Answer;
}

export interface SlackClientRegistration {
  readonly clientId: string;
  readonly clientSecret: string;
}

interface Issued {
  readonly place: InstallPlace;
  readonly until: number;
  revoked: boolean;
}

/** Twelve hours, in seconds. */
const tokenLife = 43_200;
/** Ten minutes, in milliseconds. */
const codeLife = 600_000;

const keyOf = (place: InstallPlace) => ('team' in place ? place.team : place.enterprise);

export function createInstallBook(deps: {
  readonly clock: MovableClock;
  readonly client: SlackClientRegistration | undefined;
  readonly redirectUrl: () => string;
  readonly nextId: (prefix: string) => string;
}): InstallBook {
  const { clock, client, redirectUrl, nextId } = deps;
  const codes = new Map<string, { readonly place: InstallPlace; readonly until: number }>();
  const tokens = new Map<unknown, Issued>();
  const refreshTokens = new Map<string, InstallPlace>();
  let refreshed = 0;

  const back = (authorizeUrl: string, answer: Readonly<Record<string, string>>): string => {
    const { pathname, searchParams: asked } = new URL(authorizeUrl);
    const [id, scope, state] = ['client_id', 'scope', 'state'].map((name) => asked.get(name));
    if (pathname !== '/oauth/v2/authorize' || id !== client?.clientId || !scope)
      throw new Error('Slack shows an error');
    return `${redirectUrl()}?${new URLSearchParams({ ...answer, state: state ?? '' })}`;
  };
  const issue = (place: InstallPlace): Answer => {
    const [token, refreshToken] = [nextId('xoxe.xoxb-'), nextId('xoxe-1-')];
    tokens.set(token, { place, until: clock.now() + tokenLife * 1000, revoked: false });
    refreshTokens.set(refreshToken, place);
    return {
      ok: true,
      app_id: workspace.app,
      token_type: 'bot',
      access_token: token,
      refresh_token: refreshToken,
      expires_in: tokenLife,
      scope: 'chat:write',
      bot_user_id: workspace.botUser,
      authed_user: { id: 'U0INSTALLER' },
      is_enterprise_install: 'enterprise' in place,
      team: 'team' in place ? { id: place.team, name: 'A team' } : null,
      enterprise: 'enterprise' in place ? { id: place.enterprise, name: 'An enterprise' } : null,
    };
  };
  const redeem = (args: Args): Answer => {
    if (args['grant_type'] === 'refresh_token') {
      const place = refreshTokens.get(textOf(args, 'refresh_token') ?? '');
      if (place === undefined) return refuse('invalid_refresh_token');
      refreshTokens.delete(textOf(args, 'refresh_token') ?? '');
      refreshed += 1;
      return issue(place);
    }
    const code = textOf(args, 'code') ?? '';
    const found = codes.get(code);
    codes.delete(code);
    return found === undefined || found.until < clock.now() ? refuse('invalid_code') : issue(found.place);
  };

  return {
    agrees(authorizeUrl, place) {
      const code = nextId('code.');
      codes.set(code, { place, until: clock.now() + codeLife });
      return back(authorizeUrl, { code });
    },
    cancels: (authorizeUrl) => back(authorizeUrl, { error: 'access_denied' }),
    end(place) {
      for (const issued of tokens.values()) if (keyOf(issued.place) === keyOf(place)) issued.revoked = true;
      for (const [token, of] of refreshTokens) if (keyOf(of) === keyOf(place)) refreshTokens.delete(token);
    },
    refreshes: () => refreshed,
    refusalOf(token) {
      const issued = tokens.get(token);
      if (issued === undefined) return 'invalid_auth';
      if (issued.revoked) return 'token_revoked';
      return issued.until <= clock.now() ? 'token_expired' : undefined;
    },
    access(args) {
      if (args['client_id'] !== client?.clientId) return refuse('invalid_client_id');
      return args['client_secret'] === client?.clientSecret ? redeem(args) : refuse('bad_client_secret');
    },
  };
}
