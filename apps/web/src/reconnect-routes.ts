import { type Capabilities, isStoreAway } from '@reconnect/hosting';
import { isSecretForm, type LinkView, type ReconnectFlow, tokenOfSession } from '@reconnect/reconnect';
import { providers } from '@reconnect/troubleshooting';
import { type ErrorRequestHandler, type Request, type RequestHandler, Router, urlencoded } from 'express';
import type { BrowserSecrets } from './browser-secrets.ts';
import { errorFields, type Log } from './log.ts';
import { onError } from './on-error.ts';
import { audienceOf } from './pages/audience.ts';
import type { ChatAddresses } from './pages/chat-addresses.ts';
import { closedPage } from './pages/closed-page.ts';
import { completedPage } from './pages/completed-page.ts';
import { keptPage } from './pages/kept-page.ts';
import { liveLinkPage } from './pages/live-link-page.ts';
import { sendPage } from './pages/page.ts';
import { refusedPage } from './pages/refused-page.ts';
import { tooManyPage } from './pages/too-many-page.ts';
import { notFoundPage, troublePage } from './pages/trouble-page.ts';
import { refusedStatus } from './refused-status.ts';
import { retryAfter } from './retry-after.ts';

export interface ReconnectRoutesDeps {
  readonly flow: Pick<ReconnectFlow, 'open' | 'start' | 'complete'>;
  readonly limits: Capabilities['addressLimits'];
  readonly secrets: BrowserSecrets;
  /** Where people may write to support by themselves. */
  readonly supportAddress: string;
  /** Where the pages' way back to the chat leads. */
  readonly chats: ChatAddresses;
  readonly log: Log;
}

const readForm = urlencoded({ extended: false, limit: '4kb', inflate: false });

/** The link's page, and the way back from the provider. */
export function reconnectRoutes(deps: ReconnectRoutesDeps): Router {
  const { flow, limits, secrets, chats, log } = deps;
  const router = Router();
  const readerOf = (request: Request, view: LinkView | undefined) => audienceOf(request, view, chats);

  // Before anything of the link or the return is read or used up: the same address works a minute later.
  router.use(['/reconnect', '/oauth'], async (request, response, next) => {
    const seconds = await limits.wait('reconnect', request);
    if (seconds === 0) return next();
    response.set('Retry-After', String(seconds));
    sendPage(response, tooManyPage(audienceOf(request)));
  });

  router.use('/reconnect/:token', (request, response, next) => {
    if (isSecretForm(request.params.token)) next();
    else sendPage(response, closedPage('unknown', audienceOf(request)));
  });

  router.get('/reconnect/:token', async (request, response) => {
    const { token } = request.params;
    const opened = await flow.open(token);
    const audience = readerOf(request, opened.view);
    if (opened.state === 'closed') return sendPage(response, closedPage(opened.because, audience, opened));
    const proof = secrets.formProof(request, response, token);
    sendPage(response, liveLinkPage(opened.view, audience, { action: `/reconnect/${token}`, proof }));
  });

  router.post('/reconnect/:token', readForm, async (request, response) => {
    const { token } = request.params;
    const { proof } = (request.body ?? {}) as { readonly proof?: unknown };
    if (!secrets.isFormProof(request, token, proof)) {
      const opened = await flow.open(token);
      const because = opened.state === 'closed' ? opened.because : 'form';
      return sendPage(response, closedPage(because, readerOf(request, opened.view), { ...opened, token }));
    }
    const started = await flow.start(token, secrets.session(request));
    if (started.outcome === 'closed') {
      return sendPage(response, closedPage(started.because, readerOf(request, started.view), started));
    }
    log.info({ provider: started.provider }, 'reconnect started');
    secrets.keepSession(response, started.session);
    // Without the page that Express would make of it: the address names the account and the attempt.
    response.status(303).location(started.location).end();
  });

  for (const provider of providers) {
    router.get(`/oauth/${provider}/callback`, async (request, response) => {
      const session = secrets.session(request);
      const ended = await flow.complete({ provider, query: queryOf(request), session });
      log.info({ provider, outcome: ended.outcome, because: reasonOf(ended) }, 'reconnect ended');
      if (ended.outcome === 'closed') {
        const link = ended.token === undefined ? undefined : await flow.open(ended.token);
        const page = closedPage(becauseOf(ended, link), readerOf(request, link?.view), { ...link, ...ended });
        return sendPage(response, page);
      }
      const audience = readerOf(request, ended.view);
      if (ended.outcome === 'refused') return sendPage(response, refusedPage(ended, audience));
      if (ended.outcome === 'kept') return sendPage(response, keptPage(ended, audience));
      sendPage(response, completedPage(ended, audience));
    });
    router.all(`/oauth/${provider}/callback`, only('GET, HEAD'));
  }

  router.all('/reconnect/:token', only('GET, HEAD, POST'));
  router.use(troubled(deps));
  return router;
}

/** Nobody's browser does it by itself, so the page need not say more than that nothing is there. */
const only =
  (methods: string): RequestHandler =>
  (request, response) =>
    sendPage(response.set('Allow', methods), { ...notFoundPage(audienceOf(request)), status: 405 });

type Ended = Awaited<ReturnType<ReconnectFlow['complete']>>;
type Closed = Extract<Ended, { outcome: 'closed' }>;
type Opened = Awaited<ReturnType<ReconnectFlow['open']>>;

/**
 * The browser that did the reconnect, and loads the last page of it again or comes back late in another tab, hears that it
 * is done. No other one has the link's token.
 */
function becauseOf({ because }: Closed, link: Opened | undefined): Closed['because'] {
  const isLate = because === 'handled' || because === 'too_slow';
  const isDone = isLate && link?.state === 'closed' && link.because === 'used';
  return isDone ? 'used' : because;
}

function reasonOf(ended: Ended): string {
  if (ended.outcome === 'completed') return 'verified';
  if (ended.outcome === 'kept') return ended.verdict.cause;
  return ended.outcome === 'closed' ? ended.because : ended.refusal.reason;
}

/** A parameter that is given twice is no parameter of ours. */
function queryOf({ query }: Request): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(query).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

type TroubledDeps = Pick<ReconnectRoutesDeps, 'secrets' | 'supportAddress' | 'log'>;

function troubled({ secrets, supportAddress, log }: TroubledDeps): ErrorRequestHandler {
  return onError((error, request, response) => {
    const status = refusedStatus(error);
    // Neither our trouble nor a browser's: no link of ours, and no form, comes out like that.
    if (status !== undefined) return sendPage(response, { ...closedPage('unknown', audienceOf(request)), status });
    log.error(errorFields(error), 'reconnect failed');
    const page = troublePage(audienceOf(request), { supportAddress, token: tokenIn(request, secrets) });
    if (!isStoreAway(error)) return sendPage(response, page);
    response.set('Retry-After', retryAfter);
    sendPage(response, { ...page, status: 503 });
  });
}

/** Of the link that a request is about: of the page's own address, or of the attempt that this browser began. */
function tokenIn(request: Request, secrets: BrowserSecrets): string | undefined {
  const [, place, token = ''] = request.path.split('/');
  if (place === 'reconnect' && isSecretForm(token)) return token;
  const session = secrets.session(request);
  return session === undefined ? undefined : tokenOfSession(session);
}
