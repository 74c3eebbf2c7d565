import { inboxPartition } from '@reconnect/audit';
import type { Storage } from '@reconnect/storage';
import { createMemoryStorage } from '@reconnect/storage/memory';
import type { Proof, Provider, Verdict } from '@reconnect/troubleshooting';
import type { ConsentInboxes, ConsentSync, ProveOutcome, ReconnectEvent } from '../flow-ports.ts';
import { createReconnectLinks, type LinkRequest } from '../links/reconnect-links.ts';
import type { CodeExchange, ConsentProvider, ConsentRequest } from '../providers/consent-provider.ts';
import { createReconnectFlow, type ReconnectFlow } from '../reconnect-flow.ts';

/** One inbox, a provider that says what a test tells it to, and everything that was asked of either. */
export interface Bench {
  readonly storage: Storage;
  readonly clock: { now(): number; advance(ms: number): void };
  readonly flow: ReconnectFlow;
  readonly inbox: {
    grant: string;
    provider: Provider;
    address: string;
    sync: ConsentSync;
    subject?: string;
    scopes: readonly string[];
    revision: number;
    dead: boolean;
    /** No key opens its grant. */
    sealed: boolean;
  };
  /** Other accounts that inboxes live on, by address or by the provider's id. */
  readonly liveAccounts: Set<string>;
  readonly asked: {
    requests: ConsentRequest[];
    exchanged: string[];
    had: (readonly string[])[];
    revoked: string[];
    proved: ConsentSync[];
  };
  readonly told: { readonly conversation: string; readonly key: string; readonly event: ReconnectEvent }[];
  readonly answers: {
    exchange: CodeExchange | Error;
    /** What else the mailbox is known by; `undefined`: the provider cannot be reached. */
    aliases: readonly string[] | undefined;
    prove: ProveOutcome | Error;
    notify: Error | undefined;
  };
  issue(change?: Partial<LinkRequest>): Promise<string>;
  /** Presses the button and returns with a code, from the same browser. */
  walk(token: string): Promise<Awaited<ReturnType<ReconnectFlow['complete']>>>;
}

export const proof: Proof = {
  address: 'dana@example.com',
  mailboxReadable: true,
  notificationsRenewed: true,
  at: '2026-11-22T12:00:00Z',
};

export const verdict = { cause: 'provider_outage', remedy: 'wait' } as Verdict;

export const granted: Extract<CodeExchange, { outcome: 'granted' }> = {
  outcome: 'granted',
  account: { subject: '108', address: 'dana@example.com' },
  accessToken: 'at-new',
  refreshToken: 'rt-new',
  scopes: ['gmail.readonly'],
  missing: [],
  leftOut: false,
};

const connected = {
  grant: 'rt-old',
  address: 'dana@example.com',
  subject: '108',
  scopes: ['gmail.modify'],
  revision: 1,
  dead: false,
  sealed: false,
};

export function createBench(provider: Provider = 'google'): Bench {
  let now = Date.parse('2026-11-22T12:00:00Z');
  const clock = {
    now: () => now,
    advance: (ms: number) => {
      now += ms;
    },
  };
  const storage = createMemoryStorage({ clock: { ...clock } });
  const inbox: Bench['inbox'] = { ...connected, provider, sync: { cursor: '1200' } };
  const liveAccounts = new Set<string>();
  const asked: Bench['asked'] = { requests: [], exchanged: [], had: [], revoked: [], proved: [] };
  const told: Bench['told'] = [];
  const answers: Bench['answers'] = {
    exchange: granted,
    aliases: [],
    prove: { outcome: 'working', proof, sync: { cursor: '1500' } },
    notify: undefined,
  };
  const consent = createToldProvider(provider, asked, answers);
  const links = createReconnectLinks({ storage, clock, publicUrl: 'https://help.aptly.test' });
  const flow = createReconnectFlow({
    storage,
    clock,
    inboxes: createSingleInbox({ storage, inbox, liveAccounts }),
    providers: { google: consent, microsoft: consent },
    prove: async ({ sync, address }) => {
      asked.proved.push(sync);
      const proved = await give(answers.prove);
      return proved.outcome === 'working' ? { ...proved, proof: { ...proved.proof, address } } : proved;
    },
    judgeCallback: (_provider, query, by) => ({ ...verdict, rule: `${by} ${JSON.stringify(query)}` }),
    notify: async (conversation, key, event) => {
      if (answers.notify !== undefined) throw answers.notify;
      told.push({ conversation, key, event });
    },
    log: { warn: () => undefined },
  });

  return {
    storage,
    clock,
    flow,
    inbox,
    liveAccounts,
    asked,
    told,
    answers,
    async issue(change) {
      const { url } = await links.issue({
        person: { platform: 'slack', tenant: 'T1', id: 'U1' },
        conversation: 'slack:T1:U1',
        inbox: { id: 'ib_1', workspace: 'acme', provider, address: 'dana@example.com', own: true },
        mode: 'plain',
        reason: 'grant_dead',
        ...change,
      });
      return url.slice('https://help.aptly.test/reconnect/'.length);
    },
    async walk(token) {
      const started = await flow.start(token);
      if (started.outcome === 'closed') throw new Error(`the link is ${started.because}`);
      const state = new URL(started.location).searchParams.get('state') ?? '';
      return flow.complete({ provider, query: { state, code: 'code-1' }, session: started.session });
    },
  };
}

function give<T>(answer: T | Error): T {
  if (answer instanceof Error) throw answer;
  return answer;
}

function createToldProvider(name: Provider, asked: Bench['asked'], answers: Bench['answers']): ConsentProvider {
  const consent: ConsentProvider = {
    name,
    async authorizeUrl(request) {
      asked.requests.push(request);
      return `https://provider.test/authorize?state=${request.state}`;
    },
    async exchange({ code, had }) {
      asked.exchanged.push(code);
      asked.had.push(had);
      return give(answers.exchange);
    },
    aliases: async () => answers.aliases,
  };
  if (name === 'microsoft') return consent;
  return {
    ...consent,
    async revokeAll(token) {
      asked.revoked.push(token);
      return true;
    },
  };
}

function createSingleInbox({
  storage,
  inbox,
  liveAccounts,
}: Pick<Bench, 'storage' | 'inbox' | 'liveAccounts'>): ConsentInboxes {
  return {
    async account() {
      const { provider, address, subject, scopes, sync, revision } = inbox;
      return { provider, address, scopes, ...(subject !== undefined && { subject }), sync, revision: `${revision}` };
    },
    async commitGrant(id, { refreshToken, sync, expect, also }) {
      if (expect !== `${inbox.revision}`) return 'stale';
      const { outcome } = await storage.commit(inboxPartition(id), also);
      if (outcome === 'saved') Object.assign(inbox, { grant: refreshToken, sync, revision: inbox.revision + 1 });
      return outcome;
    },
    async holdsLiveGrant({ address, subject }, exceptId) {
      const own = address === inbox.address && exceptId !== 'ib_1' && !inbox.dead;
      return own || liveAccounts.has(address) || (subject !== undefined && liveAccounts.has(subject));
    },
    grants: {
      async open() {
        const { grant: refreshToken, subject, sealed } = inbox;
        if (sealed) return undefined;
        return { refreshToken, record: { consent: refreshToken }, ...(subject !== undefined && { subject }) };
      },
    },
    async markRevoked(id, consent, also) {
      await storage.commit(inboxPartition(id), also);
      if (inbox.grant === consent) inbox.dead = true;
    },
  };
}
