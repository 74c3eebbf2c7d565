import { createServer, type RequestListener, type Server } from 'node:http';
import type { Assistant, Log, Ports } from '@reconnect/assistant';
import { createInFlight } from '@reconnect/hosting';
import express, { type ErrorRequestHandler, type Request, type Response } from 'express';
import type { TeamsAdapter } from './adapter.ts';
import { createAnswer, failedPress } from './answer.ts';
import type { TeamsChannel } from './channel.ts';
import { TeamsError } from './errors.ts';
import type { Gate, Refusal } from './gate.ts';
import type { GroupWelcomes } from './group-welcomes.ts';

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
  start(port: number, host: string): Promise<Server>;
  /** Accepts nothing more and finishes what it holds, within eight seconds. */
  stop(): Promise<void>;
}

/** Milliseconds. */
const drainWithin = 8_000;

/** The entrance: gate, authenticate, hand to the assistant. */
export function createTeamsApp(deps: TeamsAppDeps): TeamsApp {
  const { adapter, gate, clock, log } = deps;
  const inFlight = createInFlight(clock);
  const answer = createAnswer({ ...deps, inFlight });
  const handler = express().disable('x-powered-by').disable('etag');
  let server: Server | undefined;

  const serve = async ({ body, headers }: Request, response: Response): Promise<void> => {
    const verdict = gate(body);
    if (!verdict.passed) {
      deps.onRefused?.(verdict.because);
      log.warn({ because: verdict.because }, 'an activity was refused at the gate');
      response.status(400).end();
      return;
    }
    const { activity } = verdict;
    const invoked = await adapter.process(activity, {
      authorization: headers.authorization ?? '',
      answer: () => answer(activity),
      failed: failedPress(activity),
    });
    response.status(invoked?.status ?? 200);
    if (invoked?.body === undefined) response.end();
    else response.json(invoked.body);
  };

  handler.post('/api/messages', express.json({ limit: '256kb', inflate: false }), async (request, response) => {
    const served = serve(request, response);
    inFlight.add(served.catch(() => undefined));
    await served;
  });
  handler.use(refuse(deps));

  return {
    handler,
    start(port, host) {
      const { promise, resolve, reject } = Promise.withResolvers<Server>();
      const listening = createServer(handler);
      server = listening;
      listening.once('error', reject).listen(port, host, () => resolve(listening));
      return promise;
    },
    async stop() {
      server?.close();
      await inFlight.drained(drainWithin);
      server?.closeAllConnections();
    },
  };
}

/** Answers with a bare status: what went wrong is for the log. Teams repeats a message that was answered with 503. */
function refuse({ log, onRefused }: Pick<TeamsAppDeps, 'log' | 'onRefused'>): ErrorRequestHandler {
  // biome-ignore lint/complexity/useMaxParams: express tells an error handler by its four parameters
  return (error: unknown, _request, response, _next) => {
    if (error instanceof TeamsError && error.code === 'unauthenticated') {
      onRefused?.('unauthenticated');
      log.warn({ err: error }, 'an activity without a valid token was refused');
      response.status(401).end();
      return;
    }
    // Only the body parser's errors have a status below 500. They carry the body, so they are not logged.
    const status = error instanceof Error && 'status' in error ? error.status : undefined;
    if (typeof status === 'number' && status >= 400 && status < 500) {
      onRefused?.('unreadable');
      log.warn({ status }, 'an unreadable request was refused');
      response.status(status).end();
      return;
    }
    log.error({ err: error }, 'an activity could not be taken');
    response.status(503).end();
  };
}
