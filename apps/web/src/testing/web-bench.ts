import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGrantAccess, createInboxes, type ExchangeOutcome, parseGrantKeys } from '@reconnect/inboxes';
import {
  createReconnectFlow,
  createReconnectLinks,
  type LinkRequest,
  type ProveOutcome,
  type ReconnectEvent,
} from '@reconnect/reconnect';
import type { Storage } from '@reconnect/storage';
import { createMemoryStorage } from '@reconnect/storage/memory';
import type { Provider, Verdict } from '@reconnect/troubleshooting';
import { createWebApp } from '../app.ts';
import { chatAddresses as chats } from '../pages/chat-addresses.ts';
import { dana, startProviderBench } from './provider-bench.ts';

export const inboxApiKey = 'inbox-api-key';
export const inboxId = 'ib_1';

interface Faults {
  prove?: Error;
  /** What is found beside a mailbox that can be read. */
  standingStill?: Verdict;
  exchange?: ExchangeOutcome;
  /** The provider is known to be down. */
  outage?: true;
  confirmImport?: Error;
  store?: Error;
}

function spoil(proved: ProveOutcome, { prove: error, standingStill: verdict }: Faults): ProveOutcome {
  if (error !== undefined) throw error;
  if (verdict === undefined || proved.outcome !== 'working') return proved;
  return { outcome: 'standing_still', verdict, sync: proved.sync };
}

function thatMayFail(records: Storage, faults: Faults): Storage {
  return {
    ...records,
    read: (...place) => (faults.store === undefined ? records.read(...place) : Promise.reject(faults.store)),
  };
}

/** The web app on a real port before simulated providers, and everything a test may look at or break. */
export async function startWebBench(provider: Provider = 'google') {
  let now = Date.parse('2026-11-22T18:45:00Z');
  const clock = { now: () => now, after: afterRealTime };
  const web = await listen();
  const providers = await startProviderBench(provider, web.url, clock);
  const faults: Faults = {};
  const storage = thatMayFail(createMemoryStorage({ clock }), faults);
  const keys = parseGrantKeys(`k1:${Buffer.alloc(32, 7).toString('base64')}`);
  const inboxes = createInboxes({ storage, clock, keys });
  const links = createReconnectLinks({ storage, clock, publicUrl: web.url });
  const seen = { told: [] as ReconnectEvent[], logged: [] as string[], exchanged: [] as string[] };
  const note = (fields: object, message: string) => void seen.logged.push(`${message} ${JSON.stringify(fields)}`);
  const log = { info: note, warn: note, error: note };

  const flow = createReconnectFlow({
    storage,
    clock,
    inboxes,
    log,
    providers: providers.consent,
    prove: async (request) => spoil(await providers.prove(request), faults),
    judgeCallback: (_provider, query) => refusedBy(query['error']),
    notify: async (_conversation, _key, event) => void seen.told.push(event),
  });
  const access = createGrantAccess({
    inboxes,
    storage,
    clock,
    gate: async (_asker, exchange) => (faults.outage ? { outcome: 'withheld' } : exchange()),
    exchange: async ({ refreshToken }) => {
      seen.exchanged.push(refreshToken);
      return faults.exchange ?? grantedUntil(now + 3_600_000);
    },
  });
  const diagnosis = { diagnose: async () => refusedBy('invalid_grant') };
  const failingFlow: typeof flow = {
    ...flow,
    confirmImport: (...report) =>
      faults.confirmImport === undefined ? flow.confirmImport(...report) : Promise.reject(faults.confirmImport),
  };
  const limits = { wait: async () => 0 };
  const supportAddress = 'it@northwind.example';
  const parts = { inboxes, access, clock, limits, supportAddress, chats, log, diagnosis, flow: failingFlow };
  web.serve(createWebApp({ publicUrl: web.url, inboxApiKey, consentOrigins: providers.origins, ...parts }));

  const connect = (address: string, id: string) => {
    const people = { ownerEmail: address, memberEmails: [] };
    const grant = providers.grantFor(address);
    return inboxes.put(id, { workspace: 'acme', provider, address, ...people, grant, sync: { cursor: '1' } });
  };
  await connect(dana, inboxId);
  return {
    url: web.url,
    world: providers.world,
    inboxes,
    storage,
    faults,
    connect,
    ...seen,
    advance: (ms: number) => {
      now += ms;
    },
    storedGrant: async () => JSON.stringify((await storage.read(`inbox:${inboxId}`, 'grant'))?.value),
    async issue(change: Partial<LinkRequest> = {}) {
      const inbox = { id: inboxId, workspace: 'acme', provider, address: dana, own: true };
      const person = { platform: 'slack', tenant: 'T1', id: 'U1' };
      const usual = { person, conversation: 'slack:T1:U1', inbox, mode: 'plain', reason: 'grant_dead' } as const;
      return (await links.issue({ ...usual, ...change })).url;
    },
    close: () => Promise.all([web.close(), providers.close()]),
  };
}

export type WebBench = Awaited<ReturnType<typeof startWebBench>>;

const refusedBy = (rule = '') =>
  ({ rule, cause: 'auth_settings_changed', remedy: 'contact_admin', certainty: 'certain' }) as Verdict;

function grantedUntil(expiresAt: number): ExchangeOutcome {
  return { outcome: 'granted', accessToken: 'at-1', expiresAt, scopes: [], answer: null };
}

function afterRealTime(delay: number, wake: () => void) {
  const timer = setTimeout(wake, delay);
  return () => clearTimeout(timer);
}

/** A port first, the app behind it later: the providers must know the address before the app knows them. */
async function listen() {
  let handler: Parameters<typeof createServer>[1];
  const server = createServer((request, response) => handler?.(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    serve(app: typeof handler) {
      handler = app;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
