import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Words, wordsFor } from '@reconnect/article';
import type { Log, Ports } from '@reconnect/assistant';
import type { Capabilities, InFlight } from '@reconnect/hosting';
import type { Installations } from '@reconnect/hosting/installations';
import { nameOf } from '../errors.ts';
import { readInstallLink } from './install-link.ts';
import { type InstallPage, installPage } from './install-page.ts';
import { createInstallStates, stateLife } from './install-states.ts';
import type { SlackClient, SlackOAuth } from './oauth.ts';
import { scopes } from './scopes.ts';
import { writeAccess } from './tokens.ts';

export interface InstallDoorDeps extends Pick<SlackClient, 'clientId'> {
  /** Slack's own page: `https://slack.com/oauth/v2/authorize`. */
  readonly authorizeUrl: string;
  readonly secret: string;
  /** Where a link without one leads; undefined: only signed links install. */
  readonly workspace: string | undefined;
  readonly storage: Capabilities['storage'];
  readonly installations: Pick<Installations, 'save'>;
  readonly oauth: Pick<SlackOAuth, 'install'>;
  readonly limits: Capabilities['addressLimits'];
  readonly clock: Ports['clock'];
  readonly inFlight: InFlight;
  readonly log: Log;
}

/** Serves `GET /slack/install` and `GET /slack/oauth_redirect`; `false` for a request that is for somebody else. */
export type InstallDoor = (request: IncomingMessage, response: ServerResponse) => boolean;

const cookieName = '__Host-slack-install';

/** How an attempt to install ended; every one of them has a page. */
type Ending = InstallPage | { readonly redirect: string; readonly browser: string };

const statusOf: Readonly<Record<InstallPage, number>> = {
  done: 200,
  cancelled: 200,
  link_expired: 403,
  link_forged: 403,
  start_again: 400,
  other_workspace: 409,
  too_many: 429,
  failed: 502,
};

/** Nothing is left to come back for; after all others an installation that is under way in this browser may still end well. */
const isOver: ReadonlySet<InstallPage> = new Set(['done', 'cancelled', 'other_workspace', 'failed']);

/** Adds the app to a team or an enterprise, and binds it to an account at Aptly. */
export function createInstallDoor(deps: InstallDoorDeps): InstallDoor {
  const { authorizeUrl, clientId, secret, clock, installations, oauth, limits, inFlight, log } = deps;
  const states = createInstallStates(deps);

  async function begin(query: URLSearchParams): Promise<Ending> {
    const link = readInstallLink(query, secret, clock.now());
    if (link.outcome !== 'good') return `link_${link.outcome}`;
    const workspace = link.workspace ?? deps.workspace;
    if (workspace === undefined) return 'link_forged';
    const { state, browser } = await states.issue(workspace);
    const redirect = new URL(authorizeUrl);
    redirect.search = new URLSearchParams({ client_id: clientId, scope: scopes.join(','), state }).toString();
    return { redirect: redirect.href, browser };
  }

  async function end(query: URLSearchParams, browser: string | undefined): Promise<InstallPage> {
    const workspace = await states.redeem(query.get('state') ?? '', browser);
    if (workspace === undefined) return 'start_again';
    const code = query.get('code');
    if (code === null) return query.get('error') === 'access_denied' ? 'cancelled' : 'failed';
    const outcome = await oauth.install(code);
    if (outcome.outcome !== 'granted') {
      log.warn({ why: outcome.outcome === 'refused' ? outcome.reason : 'no answer' }, 'an installation failed');
      return 'failed';
    }
    const { tenant } = outcome.granted;
    const saved = await installations.save(tenant, { workspace, secret: writeAccess(outcome.granted) });
    log.info({ tenant, saved }, 'an installation came to its end');
    return saved === 'saved' ? 'done' : saved;
  }

  async function serve(request: IncomingMessage, response: ServerResponse, { pathname, searchParams }: URL) {
    const words = wordsFor(request.headers['accept-language']?.split(/[,;]/, 1)[0]);
    // Before the state that travels through Slack is used up: the same address works a minute later.
    const seconds = await limits.wait('slack_install', request);
    if (seconds > 0) {
      response.setHeader('retry-after', seconds);
      return answer(response, 'too_many', words);
    }
    try {
      const ending = await (pathname === '/slack/install'
        ? begin(searchParams)
        : end(searchParams, cookieIn(request.headers.cookie)));
      answer(response, ending, words);
    } catch (error) {
      log.error({ error: nameOf(error) }, 'an installation broke off');
      answer(response, 'failed', words);
    }
  }

  return (request, response) => {
    const url = URL.parse(request.url ?? '', 'http://slack.invalid');
    if (url === null || (url.pathname !== '/slack/install' && url.pathname !== '/slack/oauth_redirect')) return false;
    if (request.method !== 'GET') response.writeHead(405, { allow: 'GET' }).end();
    else inFlight.add(serve(request, response, url));
    return true;
  };
}

const cookieIn = (header: string | undefined): string | undefined =>
  header
    ?.split(';')
    .map((part) => part.trim().split('='))
    .find(([name]) => name === cookieName)?.[1];

/** Nothing of an installation is stored on the way, framed, indexed, or told to where the person goes next. */
const headers = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex, nofollow, noarchive',
} as const;

const cookie = (value: string, seconds: number) =>
  `${cookieName}=${value}; Path=/; Max-Age=${seconds}; Secure; HttpOnly; SameSite=Lax`;

function answer(response: ServerResponse, ending: Ending, words: Words): void {
  if (typeof ending !== 'string') {
    const { redirect: location, browser } = ending;
    response.writeHead(302, { ...headers, location, 'set-cookie': cookie(browser, stateLife / 1000) }).end();
    return;
  }
  const page = {
    ...headers,
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    ...(isOver.has(ending) && { 'set-cookie': cookie('', 0) }),
  };
  response.writeHead(statusOf[ending], page).end(installPage(ending, words));
}
