import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock, Jobs } from '@reconnect/jobs';
import type { Storage } from '@reconnect/storage';
import type { Registry } from 'prom-client';

export interface Watched {
  readonly storage: Pick<Storage, 'ping'>;
  readonly jobs: Pick<Jobs, 'ping'>;
  readonly registry: Registry;
  readonly clock: Clock;
}

/** Answers `/healthz`, `/readyz` and `/metrics`; `false` when the request is for somebody else. */
export type HealthDoor = (request: IncomingMessage, response: ServerResponse) => boolean;

/** A store or queue that is silent for longer counts as away, in milliseconds; probes commonly give up after a few seconds. */
const answersWithin = 2_000;

export function createHealthDoor({ storage, jobs, registry, clock }: Watched): HealthDoor {
  const away = async (name: string, ping: () => Promise<void>): Promise<readonly string[]> => {
    let callOff = () => {};
    const late = new Promise<readonly string[]>((resolve) => {
      callOff = clock.after(answersWithin, () => resolve([name]));
    });
    const answered = ping().then(
      () => [],
      () => [name],
    );
    return Promise.race([answered, late]).finally(() => callOff());
  };

  const readiness = async (): Promise<Answer> => {
    const asked = await Promise.all([away('store', () => storage.ping()), away('queue', () => jobs.ping())]);
    const missing = asked.flat();
    if (missing.length === 0) return { status: 200, body: 'ready\n' };
    return { status: 503, body: `not ready, because of: ${missing.join(', ')}\n` };
  };
  const collected = (): Promise<Answer> =>
    registry.metrics().then(
      (body) => ({ status: 200, body, type: registry.contentType }),
      () => ({ status: 500, body: 'the metrics could not be collected\n' }),
    );

  return ({ method, url }, response) => {
    if (method !== 'GET' && method !== 'HEAD') return false;
    switch (url?.split('?', 1)[0]) {
      case '/healthz':
        answer(response, { status: 200, body: 'alive\n' });
        return true;
      case '/readyz':
        void readiness().then((found) => answer(response, found));
        return true;
      case '/metrics':
        void collected().then((found) => answer(response, found));
        return true;
      default:
        return false;
    }
  };
}

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly type?: string;
}

function answer(response: ServerResponse, { status, body, type = 'text/plain; charset=utf-8' }: Answer): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
}
