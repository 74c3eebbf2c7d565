import { isOnlyLate, type Provider, type Verdict } from '@reconnect/troubleshooting';

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

/** The provider was not called: enough others were let down by it just now. */
export type Stopped = { readonly outcome: 'known_outage'; readonly outage: KnownOutage };

export type Passage = { readonly outcome: 'looked'; readonly verdict: Verdict } | Stopped;

/** A call that does not wait: for whom it is made, and what it teaches about the provider. */
export interface Errand<T> {
  readonly provider: Provider;
  readonly inboxId: string;
  readonly call: () => Promise<T>;
  /** `false`: the provider let us down. `undefined`: nobody was asked in the end. */
  readonly isAnswered: (result: T) => boolean | undefined;
}

/**
 * Stands between us and the providers: keeps within their limits, and calls none that is known to be down.
 * Rejected with `DiagnosisError` where nothing was looked at, otherwise with whatever `look` was rejected with.
 */
export interface Gate {
  pass(asker: Asker, look: () => Promise<Verdict>): Promise<Passage>;
  /** Past the line and the limits, for whoever could not wait; not past a known outage. Rejected with whatever the call was. */
  hurry<T>(errand: Errand<T>): Promise<{ readonly outcome: 'called'; readonly result: T } | Stopped>;
}

/** Whether the provider let us down: one that can be read from and only announces late has answered. */
export const letsDown = (verdict: Verdict): boolean => verdict.cause === 'provider_outage' && !isOnlyLate(verdict);
