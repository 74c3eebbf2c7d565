import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { MovableClock } from '../movable-clock.ts';
import { createChangeFeed, type Wait } from '../wire/change-feed.ts';
import { type LoopbackServer, serveOnLoopback } from '../wire/loopback-server.ts';
import { type AptlyFault, type AptlyFaults, createAptlyFaults } from './aptly-faults.ts';
import { isGenuine } from './verify-webhook.ts';

/** A webhook that was taken in. */
export interface HeardWebhook {
  readonly id: string;
  readonly type: string;
  /** ISO 8601, as the event gives it. */
  readonly timestamp: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** Milliseconds since 1970, by the simulator's clock. */
  readonly receivedAt: number;
}

/** A request as it came, heard or not. */
export interface WebhookDelivery {
  readonly method: string;
  readonly path: string;
  readonly id: string;
  readonly body: string;
  readonly genuine: boolean;
  readonly receivedAt: number;
}

/** Aptly's back end, as far as it is told things. */
export interface SimulatedAptly {
  readonly faults: AptlyFaults;
  /** `whsec_…`: what webhooks have to be signed with. */
  readonly secret: string;
  /** Returns the address for webhooks. */
  listen(port?: number): Promise<string>;
  close(): Promise<void>;
  /** Every webhook that was taken in, once, however often it was delivered. */
  heard(): readonly HeardWebhook[];
  deliveries(): readonly WebhookDelivery[];
  waitFor(wanted: (webhook: HeardWebhook) => boolean, wait?: Wait): Promise<HeardWebhook>;
  /** Resolves when there were this many deliveries. */
  waitForDeliveries(count: number, wait?: Wait): Promise<readonly WebhookDelivery[]>;
  onChange(listener: () => void): () => void;
}

const path = '/webhooks/reconnect';

/** A receiver on loopback that takes only what is signed, knows a repeated id again, and fails when it is told to. */
export function createSimulatedAptly({ clock }: { readonly clock: Pick<MovableClock, 'now'> }): SimulatedAptly {
  const feed = createChangeFeed();
  const faults = createAptlyFaults();
  const secret = `whsec_${randomBytes(32).toString('base64')}`;
  const heard = new Map<string, HeardWebhook>();
  const deliveries: WebhookDelivery[] = [];
  let server: LoopbackServer | undefined;

  const takeIn = (delivery: WebhookDelivery) => {
    if (heard.has(delivery.id)) return;
    const { id, body, receivedAt } = delivery;
    heard.set(id, { id, receivedAt, ...(JSON.parse(body) as Pick<HeardWebhook, 'type' | 'timestamp' | 'data'>) });
  };

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const delivery = await read(request);
    deliveries.push(delivery);
    respond(delivery, response);
    feed.changed();
  };
  const read = async (request: IncomingMessage): Promise<WebhookDelivery> => {
    const body = await buffer(request);
    const { method = '', url = '', headers } = request;
    const receivedAt = clock.now();
    const genuine = isGenuine({ headers, body }, secret, receivedAt);
    return { method, path: url, id: String(headers['webhook-id']), body: body.toString(), genuine, receivedAt };
  };
  const respond = (delivery: WebhookDelivery, response: ServerResponse) => {
    const fault = faults.take();
    if (fault !== undefined && fault.kind !== 'lost-answer') return fail(response, fault);
    if (delivery.method !== 'POST' || delivery.path !== path) return void response.writeHead(404).end();
    if (!delivery.genuine) return void response.writeHead(401).end();
    takeIn(delivery);
    if (fault?.kind === 'lost-answer') response.destroy();
    else response.writeHead(204).end();
  };

  return {
    faults,
    secret,
    async listen(port) {
      server = await serveOnLoopback((request, response) => {
        // Whoever delivers may vanish in the middle of it; that is the sender's trouble.
        answer(request, response).catch(() => response.destroy());
      }, port);
      return `${server.url}${path}`;
    },
    async close() {
      await server?.close();
    },
    heard: () => [...heard.values()],
    deliveries: () => [...deliveries],
    waitFor: (wanted, wait) =>
      feed.until(() => [...heard.values()].find(wanted), { ...wait, what: 'a webhook that fits' }),
    waitForDeliveries: (count, wait) =>
      feed.until(() => (deliveries.length >= count ? [...deliveries] : undefined), {
        ...wait,
        what: `${count} deliveries`,
      }),
    onChange: feed.onChange,
  };
}

function fail(response: ServerResponse, fault: Exclude<AptlyFault, { kind: 'lost-answer' }>): void {
  if (fault.kind === 'reset') response.destroy();
  if (fault.kind !== 'answer') return;
  const isRedirect = fault.status >= 300 && fault.status < 400;
  response.writeHead(fault.status, isRedirect ? { location: `${path}/elsewhere` } : {}).end('Told to fail.');
}
