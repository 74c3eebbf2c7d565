import { type Capabilities, isStoreAway } from '@reconnect/hosting';
import { type GrantAccess, type Inboxes, InboxesError } from '@reconnect/inboxes';
import type { ReconnectFlow } from '@reconnect/reconnect';
import type { Verdict } from '@reconnect/troubleshooting';
import { type ErrorRequestHandler, json, type Request, type RequestHandler, type Response, Router } from 'express';
import type { z } from 'zod';
import { errorFields, type Log } from '../log.ts';
import { onError } from '../on-error.ts';
import { refusedStatus } from '../refused-status.ts';
import { retryAfter } from '../retry-after.ts';
import { requireBearerKey } from './bearer-key.ts';
import { createInboxSchemas, inboxId } from './inbox-schema.ts';
import { type ProblemName, sendProblem } from './problem.ts';

export interface InboxRoutesDeps {
  readonly key: string;
  readonly limits: Capabilities['addressLimits'];
  readonly inboxes: Pick<Inboxes, 'put' | 'get' | 'remove' | 'report'>;
  readonly access: Pick<GrantAccess, 'access'>;
  readonly flow: Pick<ReconnectFlow, 'confirmImport'>;
  readonly diagnosis: {
    diagnose(request: {
      readonly inboxId: string;
      readonly workspace: string;
      readonly hints: readonly [];
    }): Promise<Verdict>;
  };
  readonly clock: { now(): number };
  readonly log: Log;
}

/** How Aptly's back end tells which inboxes exist, what its sync engine saw, and gets renewed access. */
export function inboxRoutes(deps: InboxRoutesDeps): Router {
  const { inboxes, log } = deps;
  const { inboxInput, syncReport } = createInboxSchemas(deps.clock);
  const router = Router();
  router.use(requireBearerKey(deps.key, deps.limits), jsonOnly, json({ limit: '256kb' }));
  router.use('/inboxes/:id', (request, response, next) => {
    const parsed = inboxId.safeParse(request.params.id);
    if (parsed.success) next();
    else refuse(response, parsed.error);
  });

  router.put('/inboxes/:id', async (request, response) => {
    const parsed = inboxInput.safeParse(request.body);
    if (!parsed.success) return refuse(response, parsed.error);
    await inboxes.put(request.params.id, parsed.data);
    response.json(await inboxes.get(request.params.id));
  });
  router.get('/inboxes/:id', async (request, response) => {
    const view = await inboxes.get(request.params.id);
    if (view === undefined) return sendProblem(response, 'unknown-inbox');
    response.json(view);
  });
  router.delete('/inboxes/:id', async (request, response) => {
    if (!(await inboxes.remove(request.params.id))) return sendProblem(response, 'unknown-inbox');
    response.status(204).end();
  });
  router.post('/inboxes/:id/sync-reports', async (request, response) => {
    const parsed = syncReport.safeParse(request.body);
    if (!parsed.success) return refuse(response, parsed.error);
    if (!(await inboxes.report(request.params.id, parsed.data))) return sendProblem(response, 'unknown-inbox');
    // Should this fail, so does the request, and Aptly sends its report again.
    await deps.flow.confirmImport(request.params.id, parsed.data);
    response.status(204).end();
  });
  router.post('/inboxes/:id/access-token', (request, response) => giveAccess(deps, request, response));

  router.all('/inboxes/:id', only('GET, PUT, DELETE'));
  router.all(['/inboxes/:id/sync-reports', '/inboxes/:id/access-token'], only('POST'));
  router.use((_request, response) => sendProblem(response, 'not-found'));
  router.use(failed(log));
  return router;
}

const only =
  (methods: string): RequestHandler =>
  (_request, response) =>
    sendProblem(response.set('Allow', methods), 'method-not-allowed');

async function giveAccess(deps: InboxRoutesDeps, request: Request<{ id: string }>, response: Response): Promise<void> {
  const { id } = request.params;
  const view = await deps.inboxes.get(id);
  if (view === undefined) return sendProblem(response, 'unknown-inbox');
  if (view.state === 'no_grant') return sendProblem(response, 'no-grant');
  const outcome = await accessOrSealed(deps, id);
  if (outcome.outcome === 'granted') {
    response.json({ accessToken: outcome.accessToken, expiresAt: new Date(outcome.expiresAt).toISOString() });
  } else if (outcome.outcome === 'sealed' || (outcome.outcome === 'refused' && outcome.grantDead)) {
    const verdict = await deps.diagnosis.diagnose({ inboxId: id, workspace: view.workspace, hints: [] });
    sendProblem(response, outcome.outcome === 'sealed' ? 'sealed-grant' : 'grant-dead', { verdict });
  } else {
    response.set('Retry-After', '30');
    sendProblem(response, 'provider-unavailable');
  }
}

/** A grant that no key opens is an answer, too: asking again leads nowhere, and the verdict says what does. */
async function accessOrSealed({ access }: InboxRoutesDeps, id: string) {
  try {
    return await access.access(id);
  } catch (error) {
    if (isSealed(error)) return { outcome: 'sealed' } as const;
    throw error;
  }
}

const isSealed = (error: unknown) => error instanceof InboxesError && error.code === 'sealed-grant';

/** A body of another type would be skipped in silence and look like an empty one. */
const jsonOnly: RequestHandler = (request, response, next) => {
  const hasBody =
    request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
  if (hasBody && !request.is('application/json')) sendProblem(response, 'unsupported-media-type');
  else next();
};

function refuse(response: Response, error: z.ZodError): void {
  const errors = error.issues.flatMap(({ path, message: detail, ...issue }) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ pointer: pointerTo([...path, key]), detail: 'is not a member that is known here' }))
      : [{ pointer: pointerTo(path), detail }],
  );
  sendProblem(response, 'invalid-request', { errors });
}

/** RFC 6901. */
const pointerTo = (path: readonly PropertyKey[]): string =>
  path.map((name) => `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** What an operator reads of in the log: only they can mend it. */
const told: ReadonlySet<ProblemName> = new Set(['internal', 'store-unavailable', 'sealed-grant']);

function failed(log: Log): ErrorRequestHandler {
  return onError((error, _request, response) => {
    const name = problemOf(error);
    if (told.has(name)) log.error(errorFields(error), 'inbox API failed');
    if (name === 'store-unavailable') response.set('Retry-After', retryAfter);
    sendProblem(response, name);
  });
}

function problemOf(error: unknown): ProblemName {
  if (error instanceof InboxesError && error.code === 'no-grant') return 'no-grant';
  if (isSealed(error)) return 'sealed-grant';
  if (isStoreAway(error)) return 'store-unavailable';
  const status = refusedStatus(error);
  if (status === 413) return 'too-large';
  return status === undefined ? 'internal' : 'invalid-request';
}
