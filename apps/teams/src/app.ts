import type { IncomingMessage, OutgoingHttpHeaders, RequestListener, ServerResponse } from 'node:http';
import type { Assistant, Log, Ports } from '@reconnect/assistant';
import { createInFlight, drainWithin, readBody } from '@reconnect/hosting';
import { TeamsError } from './errors.ts';
import type { InvokeAnswer, TeamsAdapter } from './in/adapter.ts';
import type { Gate, Refusal } from './in/gate.ts';
import type { GroupWelcomes } from './in/group-welcomes.ts';
import type { TeamsChannel } from './out/channel.ts';
import { createTake, failedPress } from './take.ts';

export interface TeamsAppDeps {
  readonly assistant: Pick<Assistant, 'receive' | 'homes'>;
  readonly channel: TeamsChannel;
  readonly adapter: TeamsAdapter;
  readonly groupWelcomes: GroupWelcomes;
  readonly gate: Gate;
  readonly clock: Ports['clock'];
  readonly log: Log;
  /** Told of every request that was turned away, for counting. */
  onRefused?(why: Refusal | 'unauthenticated' | 'unreadable'): void;
}

export interface TeamsApp {
  /** Serves `POST /api/messages` of a `node:http` server that also serves other things. */
  readonly handler: RequestListener;
  /** Finishes what it holds, within eight seconds. */
  stop(): Promise<void>;
}

const path = '/api/messages';

/** Bytes. Teams sends no activity of more than 100 KB. */
const bodyLimit = 256 * 1024;

/** The entrance: token, gate, authenticate, hand to the assistant. */
export function createTeamsApp(deps: TeamsAppDeps): TeamsApp {
  const { adapter, gate, clock, log } = deps;
  const inFlight = createInFlight(clock);
  const take = createTake({ ...deps, inFlight });

  async function serve(request: IncomingMessage): Promise<InvokeAnswer> {
    if (request.url?.split('?', 1)[0] !== path) return { status: 404 };
    if (request.method !== 'POST') return { status: 405 };
    const { authorization = '' } = request.headers;
    if (!adapter.presentsToken(authorization))
      throw new TeamsError('unauthenticated', 'The activity comes without a token.');
    const body = await readActivity(request);
    if ('status' in body) {
      deps.onRefused?.('unreadable');
      log.warn(body, 'an unreadable request was refused');
      return body;
    }
    const verdict = gate(body.read);
    if (!verdict.passed) {
      deps.onRefused?.(verdict.because);
      log.warn({ because: verdict.because }, 'an activity was refused at the gate');
      return { status: 400 };
    }
    const { activity } = verdict;
    const invoked = await adapter.process(activity, {
      authorization,
      answer: () => take(activity),
      failed: (error) => failedPress(activity, error),
    });
    return invoked ?? { status: 200 };
  }

  /** What went wrong is for the log; a person sees the platform's own failure, and can do it again. */
  function refuse(error: unknown): InvokeAnswer {
    if (error instanceof TeamsError && error.code === 'unauthenticated') {
      deps.onRefused?.('unauthenticated');
      // Anybody can send such a thing, as often as they like: its place in the code would fill the log.
      log.warn({ because: error.message }, 'an activity without a valid token was refused');
      return { status: 401 };
    }
    log.error({ err: error }, 'an activity could not be taken');
    return { status: 503 };
  }

  const handler: RequestListener = (request, response) => {
    inFlight.add(
      serve(request)
        .catch(refuse)
        .then((answered) => send(response, answered)),
    );
  };

  return { handler, stop: () => inFlight.drained(drainWithin) };
}

/** What the body says; a status where it says nothing. */
async function readActivity(
  request: IncomingMessage,
): Promise<{ readonly read: unknown } | { readonly status: 400 | 413 | 415 }> {
  // A small body could become a huge one.
  if (request.headers['content-encoding'] !== undefined) return { status: 415 };
  const body = await readBody(request, bodyLimit);
  if (body === undefined) return { status: 413 };
  try {
    return { read: JSON.parse(body.toString()) };
  } catch {
    // The parser's message quotes the body, so it is not logged.
    return { status: 400 };
  }
}

/** What a status has to say besides. Of a body that is too large, or nobody's, the rest is not listened to. */
const headersOf: Readonly<Record<number, OutgoingHttpHeaders>> = {
  401: { 'www-authenticate': 'Bearer', connection: 'close' },
  405: { allow: 'POST' },
  413: { connection: 'close' },
};

function send(response: ServerResponse, { status, body }: InvokeAnswer): void {
  if (body === undefined) response.writeHead(status, headersOf[status]).end();
  else response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}
