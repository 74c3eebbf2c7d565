import type { Json, Storage, Write } from '@reconnect/storage';
import type { Inbox, Proof, Provider, ReconnectMode, Refusal, Verdict } from '@reconnect/troubleshooting';
import type { ConsentProvider } from './providers/consent-provider.ts';

/** Where an import stands; opaque but for what a clean start leaves out. */
export interface ConsentSync {
  readonly lastSuccessAt?: string;
  readonly cursor?: string;
  readonly watch?: { readonly id?: string; readonly expiresAt?: string };
  readonly lastError?: Json;
}

/** The account an inbox is connected to. */
export interface ConsentAccount {
  readonly provider: Provider;
  readonly address: string;
  readonly subject?: string;
  /** Of its grant, if it has one. */
  readonly scopes: readonly string[];
  readonly sync: ConsentSync;
  readonly revision: string;
}

export interface ConsentCommit {
  readonly refreshToken: string;
  readonly scopes: readonly string[];
  readonly subject: string;
  readonly sync: ConsentSync;
  readonly expect: string;
  readonly also: readonly Write[];
}

/** An account at a provider; an inbox may go by an alias of its address, so the provider's id is told where it is known. */
interface AccountName {
  readonly provider: Provider;
  readonly address: string;
  readonly subject?: string | undefined;
}

interface StoredGrant {
  readonly refreshToken: string;
  readonly subject?: string;
  /** `consent` names the one that brought it. */
  readonly record: { readonly consent: string };
}

/** The registry, as far as a consent needs it. */
export interface ConsentInboxes {
  account(inboxId: string): Promise<ConsentAccount | undefined>;
  /** All or nothing, in the inbox's partition; `stale` when the account changed since it was read. */
  commitGrant(inboxId: string, commit: ConsentCommit): Promise<'saved' | 'stale'>;
  /** Whether an inbox (other than `exceptId`) holds a grant of this account that may still work. */
  holdsLiveGrant(account: AccountName, exceptId?: string): Promise<boolean>;
  readonly grants: {
    /** `undefined` also where no key opens it any more. */
    open(inboxId: string): Promise<StoredGrant | undefined>;
  };
  /** `also` is written into the inbox's partition whether or not the grant of that consent is left to be marked. */
  markRevoked(inboxId: string, consent: string, also: readonly Write[]): Promise<void>;
}

export interface ProveRequest {
  readonly inboxId: string;
  readonly provider: Provider;
  readonly accessToken: string;
  readonly sync: ConsentSync;
  /** Who signed in, as the provider says; the proof names it. */
  readonly address: string;
}

export type ProveOutcome =
  | { readonly outcome: 'working'; readonly proof: Proof; readonly sync: ConsentSync }
  /** Mail can be read, and the provider would not announce it. */
  | { readonly outcome: 'standing_still'; readonly verdict: Verdict; readonly sync: ConsentSync }
  | { readonly outcome: 'not_working'; readonly verdict: Verdict };

/** What a conversation learns of a consent that it asked for. */
export type ReconnectEvent =
  | { readonly type: 'reconnect.completed'; readonly inbox: Inbox; readonly mode: ReconnectMode; readonly proof: Proof }
  | { readonly type: 'reconnect.refused'; readonly inbox: Inbox; readonly refusal: Refusal }
  | { readonly type: 'reconnect.unreturned'; readonly inbox: Inbox }
  | {
      readonly type: 'import.confirmed';
      readonly inbox: Inbox;
      readonly imported?: number;
      /** ISO 8601. */
      readonly importedAt: string;
    };

/** With the person's browser, or as the answer to our exchange of the code: there, no person has declined anything. */
type CameBy = 'browser' | 'exchange';

export interface ReconnectFlowDeps {
  readonly storage: Storage;
  readonly clock: { now(): number };
  readonly inboxes: ConsentInboxes;
  readonly providers: Readonly<Record<Provider, ConsentProvider>>;
  /** A live read with the new access, the cursor checked or restarted, the watch renewed. */
  readonly prove: (request: ProveRequest) => Promise<ProveOutcome>;
  /** What an OAuth error response means, by whichever way it came. */
  readonly judgeCallback: (provider: Provider, query: Readonly<Record<string, string>>, by: CameBy) => Verdict;
  /** Takes an event over durably; the same `key` twice is one event. */
  readonly notify: (conversation: string, key: string, event: ReconnectEvent) => Promise<void>;
  readonly log: { warn(fields: Readonly<Record<string, unknown>>, message: string): void };
}
