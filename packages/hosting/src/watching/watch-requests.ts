import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Correlation } from './correlation.ts';
import { pathClassOf } from './path-class.ts';
import type { Watching } from './watching.ts';

/** Stands around an app's handler. */
export type RequestWatch = (request: IncomingMessage, response: ServerResponse, handle: () => void) => void;

/** Names, counts, times and traces every request. A `traceparent` that comes with one is not ours, and not believed. */
export function createRequestWatch(
  { metrics, tracing, tick }: Watching,
  correlation: Pick<Correlation, 'begin'>,
): RequestWatch {
  return (request, response, handle) => {
    const began = tick();
    const path = pathClassOf(request.url);
    const span = tracing.begin({ name: `request ${path}`, kind: 'server' });
    response.once('close', () => {
      const status = response.writableFinished ? String(response.statusCode) : 'broken';
      metrics.requests.inc({ path, status });
      metrics.requestSeconds.observe({ path }, (tick() - began) / 1000);
      span.end({ failed: response.statusCode >= 500, attributes: { 'http.route': path, status } });
    });
    correlation.begin(() => span.run(handle));
  };
}
