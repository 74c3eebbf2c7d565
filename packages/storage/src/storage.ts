/** Anything that survives `JSON.stringify` unchanged. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/** A record as the store holds it. */
export interface StoredRecord {
  readonly name: string;
  readonly value: Json;
  /** Grows with every write in its partition and is never used twice, not even after a removal. */
  readonly version: number;
}

/** Makes `value` the record's content. */
export interface Put {
  readonly kind: 'put';
  readonly name: string;
  readonly value: Json;
  /** The version this write replaces; 0 when the record must not exist yet; left out to write in any case. */
  readonly expect?: number;
  /** When the record stops existing, in milliseconds since 1970. Left out: never. */
  readonly expiresAt?: number;
  /** Puts the record into a queue's index by due time. Left out: takes it out of whichever index it was in. */
  readonly due?: { readonly queue: string; readonly at: number };
}

/** Adds one entry to the end of an append-only log, creating it. */
export interface Append {
  readonly kind: 'append';
  readonly name: string;
  readonly value: Json;
  /** When the whole log stops existing; the latest append decides. */
  readonly expiresAt?: number;
}

/** Ends a record or a log, and takes it out of the index by due time. */
export interface Remove {
  readonly kind: 'remove';
  readonly name: string;
  readonly expect?: number;
}

export type Write = Put | Append | Remove;

/** `stale`: at least one `expect` did not hold, and nothing at all was written. */
export type CommitOutcome =
  | { readonly outcome: 'saved'; readonly versions: Readonly<Record<string, number>> }
  | { readonly outcome: 'stale' };

/** Where a due record is to be found. */
export interface DueRecord {
  readonly partition: string;
  readonly name: string;
  readonly at: number;
}

/**
 * Versioned JSON records and append-only logs, grouped into partitions.
 *
 * A partition is what one commit can change atomically: one conversation (`slack:T1:U1`), one inbox (`inbox:ib_7`), one
 * case (`case:IR-7K2M9QX`). Names within it read like paths (`grant`, `link/…`, `audit/…`). Whatever `commit` reported as
 * saved survives a crash of the process (memory excepted). Time is the injected clock's: an expired record is gone to
 * every caller at once.
 */
export interface Storage {
  read(partition: string, name: string): Promise<StoredRecord | undefined>;
  /** The entries of a log, oldest first; empty when there is none. */
  readLog(partition: string, name: string): Promise<readonly Json[]>;
  /** All or nothing; the promise is rejected only when the store itself cannot answer (`StorageError`). */
  commit(partition: string, writes: readonly Write[]): Promise<CommitOutcome>;
  /** Records of a queue whose time has come, the longest due first. Reading them claims nothing. */
  due(queue: string, before: number, limit: number): Promise<readonly DueRecord[]>;
  /** Every record whose name starts with `prefix`, over all partitions, in no order; for operators' tools. */
  scan(prefix: string): AsyncIterable<{ readonly partition: string; readonly record: StoredRecord }>;
  /** Resolves when the store answers and takes writes, and is rejected otherwise. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
