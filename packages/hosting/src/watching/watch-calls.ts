import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest, IncomingMessage } from 'node:http';
import type { OpenSpan } from '../tracing/tracing.ts';
import type { Watching } from './watching.ts';

/** The service at an origin (`https://gmail.googleapis.com`); undefined: its calls are not ours to watch. */
export type ServiceAt = (origin: string) => string | undefined;

interface Call {
  readonly service: string;
  readonly began: number;
  readonly span: OpenSpan | undefined;
}

/** As undici tells of its requests, `fetch` among them. */
interface UndiciMessage {
  readonly request: { readonly origin?: string | URL };
  readonly response?: { readonly statusCode: number };
}

interface HttpMessage {
  readonly request: ClientRequest;
  readonly response?: IncomingMessage;
}

/**
 * Counts, times and traces every HTTP call that leaves the process, whichever library makes it: Node and undici tell of
 * them on diagnostics channels. No trace is told to the services called. Returns how to stop.
 */
export function watchCalls({ metrics, tracing, tick }: Watching, serviceAt: ServiceAt): () => void {
  const calls = new WeakMap<object, Call>();

  function begin(request: object, origin: string): void {
    const service = serviceAt(origin);
    if (service === undefined) return;
    // Alone, a call would be a trace of one span.
    const span = tracing.here() && tracing.begin({ name: `call ${service}`, kind: 'client' });
    calls.set(request, { service, began: tick(), span: span || undefined });
  }

  /** The first that is heard of a call's end counts. */
  function end(request: object, outcome: string): void {
    const call = calls.get(request);
    if (call === undefined) return;
    calls.delete(request);
    const { service, began, span } = call;
    metrics.calls.inc({ service, outcome });
    metrics.callSeconds.observe({ service }, (tick() - began) / 1000);
    span?.end({ failed: outcome === 'no_answer' || outcome === '5xx', attributes: { outcome } });
  }

  // The channels' messages are what Node and undici document for them.
  const listeners: Readonly<Record<string, (message: unknown) => void>> = {
    'undici:request:create'(message) {
      const { request } = message as UndiciMessage;
      begin(request, String(request.origin));
    },
    'undici:request:headers'(message) {
      const { request, response } = message as UndiciMessage;
      end(request, outcomeOf(response?.statusCode));
    },
    'undici:request:error'(message) {
      end((message as UndiciMessage).request, 'no_answer');
    },
    'http.client.request.start'(message) {
      const { request } = message as HttpMessage;
      begin(request, `${request.protocol}//${String(request.getHeader('host'))}`);
    },
    'http.client.response.finish'(message) {
      const { request, response } = message as HttpMessage;
      end(request, outcomeOf(response?.statusCode));
    },
    'http.client.request.error'(message) {
      end((message as HttpMessage).request, 'no_answer');
    },
  };
  for (const [name, listener] of Object.entries(listeners)) subscribe(name, listener);
  return () => {
    for (const [name, listener] of Object.entries(listeners)) unsubscribe(name, listener);
  };
}

/** A 429 is the one status below 500 that says something about the service rather than about the question. */
function outcomeOf(status = 0): string {
  return status === 429 ? '429' : `${Math.floor(status / 100)}xx`;
}
