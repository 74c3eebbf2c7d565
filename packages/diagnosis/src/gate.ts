import type { Provider, Verdict } from '@reconnect/troubleshooting';

/** Who wants to look at a mailbox. */
export interface Asker {
  readonly provider: Provider;
  readonly workspace: string;
  readonly inboxId: string;
  /** Called when the wait is going to be long, and now and then while it lasts. */
  readonly onWait?: ((place: PlaceInLine) => void) | undefined;
}

/** Where in the line somebody stands. */
export interface PlaceInLine {
  /** 1 is next. */
  readonly number: number;
  /** An estimate, from how fast the line has moved lately. */
  readonly seconds: number;
}

/** A provider's trouble that other inboxes ran into. */
export interface KnownOutage {
  /** When it was met first, in milliseconds since 1970. */
  readonly since: number;
  /** How many different inboxes met it. */
  readonly inboxes: number;
}

export type Passage =
  | { readonly outcome: 'looked'; readonly verdict: Verdict }
  /** The provider was not called: enough others were let down by it just now. */
  | { readonly outcome: 'known_outage'; readonly outage: KnownOutage };

/**
 * Stands between us and the providers: keeps within their limits, and calls none that is known to be down.
 * Rejected with `DiagnosisError` where nothing was looked at, otherwise with whatever `look` was rejected with.
 */
export interface Gate {
  pass(asker: Asker, look: () => Promise<Verdict>): Promise<Passage>;
}

/** Lets everybody through at once. */
export const openGate: Gate = {
  pass: async (_asker, look) => ({ outcome: 'looked', verdict: await look() }),
};
