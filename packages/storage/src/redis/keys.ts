import { crc32 } from 'node:zlib';

/**
 * How many shards there are. It decides where a partition lies, so it can never change; 64 lets a cluster grow to as
 * many masters, and is little enough to ask all of them what is due.
 */
const shardCount = 64;

/** What the keys of each shard begin with; the braces make a cluster keep them in one slot. */
export const allShards: readonly string[] = Array.from(
  { length: shardCount },
  (_, shard) => `storage:{s${String(shard).padStart(2, '0')}}`,
);

/** The keys of a partition, all in one shard. */
export interface PartitionKeys {
  readonly shard: string;
  /** Counts up with every put in the shard. */
  readonly version: string;
  record(name: string): string;
  /** A list: when it expires (0: never), then the entries. */
  log(name: string): string;
  /** What a due index holds of a record, without the expiry, which the script puts in front. */
  place(name: string): string;
}

/** A partition has no colon in a key, so what follows it is the name as it is. */
export function keysOf(partition: string): PartitionKeys {
  const shard = allShards[crc32(partition) % shardCount] ?? '';
  const encoded = encodeURIComponent(partition);
  return {
    shard,
    version: `${shard}:version`,
    record: (name) => `${shard}:record:${encoded}:${name}`,
    log: (name) => `${shard}:log:${encoded}:${name}`,
    place: (name) => `${encoded}:${name}`,
  };
}

/** A sorted set of `expiresAt:partition:name`, by due time. */
export const dueKey = (shard: string, queue: string): string => `${shard}:due:${encodeURIComponent(queue)}`;

/** The inverse of `record`; `undefined` for another kind of key. */
export function parseRecordKey(key: string): { readonly partition: string; readonly name: string } | undefined {
  const [, partition, name] = /^[^}]*}:record:([^:]*):(.*)$/s.exec(key) ?? [];
  return partition === undefined || name === undefined ? undefined : { partition: decodeURIComponent(partition), name };
}

/** Whose record a member of a due index names: the inverse of `place`, behind the expiry. */
export function parseDueMember(member: string): { readonly partition: string; readonly name: string } {
  const [, partition = '', name = ''] = /^\d+:([^:]*):(.*)$/s.exec(member) ?? [];
  return { partition: decodeURIComponent(partition), name };
}

/** Every record's key whose name may begin with `prefix`; a name's own stars and brackets stand for themselves. */
export function recordPattern(prefix: string): string {
  return `storage:{s*}:record:*:${prefix.replaceAll(/[*?[\]\\^-]/g, '\\$&')}*`;
}
