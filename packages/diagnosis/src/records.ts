import type { Provider, Verdict } from '@reconnect/troubleshooting';

/** The provider's push registration; `expiresAt` is ISO 8601. */
export interface Watch {
  readonly id?: string;
  readonly expiresAt?: string;
}

/** Where Aptly's import of an inbox stands, as the registry knows it. */
export interface SyncPlace {
  /** ISO 8601. */
  readonly lastSuccessAt?: string;
  /** Gmail's history id or Graph's delta link. */
  readonly cursor?: string;
  readonly watch?: Watch;
  /** What Aptly's sync engine met last, as on the wire, or `null` where it did not say; absent once a later run was fine. */
  readonly lastError?: unknown;
  /** When the engine told of a run last, ISO 8601. */
  readonly lastReport?: { readonly at: string; readonly ok: boolean };
  /** When a look set sync up anew last, ISO 8601. */
  readonly renewedAt?: string;
}

export interface InboxFacts {
  readonly provider: Provider;
  readonly workspace: string;
  readonly address: string;
  readonly scopes: readonly string[];
  readonly sync: SyncPlace;
  /** ISO 8601; absent when there is no grant. */
  readonly grantObtainedAt?: string;
}

/** What the token endpoint did, as the registry tells it; `answer` is a `Received` that may have been stored in between. */
export type Refreshed =
  | { readonly outcome: 'granted'; readonly accessToken: string; readonly answer: unknown }
  | { readonly outcome: 'refused'; readonly grantDead: boolean; readonly answer: unknown }
  /** Nobody was asked: no key of ours opens the grant. */
  | { readonly outcome: 'sealed' };

/** What a diagnosis needs of the registry of inboxes. */
export interface Records {
  facts(inboxId: string): Promise<InboxFacts | undefined>;
  /** One refresh at a time an inbox; a rotated token is stored before this resolves. */
  refresh(inboxId: string): Promise<Refreshed>;
  /** What is left out stays as it was. */
  saveSync(inboxId: string, sync: Pick<SyncPlace, 'cursor' | 'watch' | 'renewedAt'>): Promise<void>;
  saveVerdict(inboxId: string, verdict: Verdict): Promise<void>;
  /** How many inboxes of a provider failed in passing since `since` (milliseconds since 1970), each counted once, this one included. */
  recentFailures(provider: Provider, since: number): Promise<number>;
}
