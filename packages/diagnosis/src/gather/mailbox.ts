import type { Watch } from '../records.ts';
import type { Received } from './call.ts';

/** A token and how long everything together may take. */
export interface Access {
  readonly accessToken: string;
  readonly signal: AbortSignal;
}

/** What became of the push channel: renewed, left to Aptly's engine, or refused by the provider. */
export type Renewal =
  | { readonly outcome: 'renewed'; readonly watch: Watch }
  | { readonly outcome: 'left' }
  | { readonly outcome: 'refused'; readonly answer: Received };

/**
 * The few questions a diagnosis asks of a mailbox: one call each at most, two where a push channel has to be made anew.
 * None of them throws for what the provider answers, or for its silence.
 */
export interface Mailbox {
  readonly pushStage: 'watch' | 'subscription';
  /** What `read` and `changes` ask, in the provider's own names for it; its rules read them. */
  readonly readMethod: string;
  readonly changesMethod: string;
  /** The lightest read there is. */
  read(access: Access): Promise<Received>;
  /** Whether the provider still knows our place, and whether something is waiting there. */
  changes(access: Access, cursor: string): Promise<Received>;
  /** How many changes such an answer holds. */
  waiting(answer: Received): number;
  /** The push channel's own state, where the provider can be asked for it. */
  channel?(access: Access, id: string): Promise<Received>;
  renew(access: Access, watch: Watch | undefined): Promise<Renewal>;
  /** A place to read on from; `since` (ISO 8601) is when Aptly last imported, `read` what `read` answered. */
  freshCursor(read: Received, since: string | undefined): string | undefined;
  /** Whose mailbox it is. */
  address(access: Access, read: Received): Promise<string | undefined>;
  /** Messages that came in since a time, ISO 8601; undefined when it cannot be told. */
  countSince(access: Access, since: string): Promise<number | undefined>;
}
