import { crc32 } from 'node:zlib';

/**
 * How many shards there are. It decides where a partition lies, so it can never change; 64 lets a cluster grow to as
 * many masters, and is little enough to ask all of them what is due.
 */
const shardCount = 64;

/** What a shard's keys begin with; the braces make a cluster keep them in one slot. */
const shardPrefix = (shard: number) => `storage:{s${String(shard).padStart(2, '0')}}`;

/** A partition has no colon in a key, so what follows it is the name as it is. */
const place = (partition: string, name: string) => `${encodeURIComponent(partition)}:${name}`;

/** The shard in which everything of a partition lies. */
export const shardOf = (partition: string): string => shardPrefix(crc32(partition) % shardCount);

export const allShards: readonly string[] = Array.from({ length: shardCount }, (_, shard) => shardPrefix(shard));

/** The keys of a shard. */
export const keys = {
  /** Counts up with every put. */
  version: (shard: string) => `${shard}:version`,
  record: (partition: string, name: string) => `${shardOf(partition)}:record:${place(partition, name)}`,
  /** A list: when it expires (0: never), then the entries. */
  log: (partition: string, name: string) => `${shardOf(partition)}:log:${place(partition, name)}`,
  /** A sorted set of `expiresAt:partition:name`, by due time. */
  due: (shard: string, queue: string) => `${shard}:due:${encodeURIComponent(queue)}`,
};

/** The inverse of `keys.record`; `undefined` for another kind of key. */
export function parseRecordKey(key: string): { readonly partition: string; readonly name: string } | undefined {
  const [, partition, name] = /^[^}]*}:record:([^:]*):(.*)$/s.exec(key) ?? [];
  return partition === undefined || name === undefined ? undefined : { partition: decodeURIComponent(partition), name };
}

/** What a due index holds of a record, and back. */
export const dueMember = {
  /** Without the expiry, which the script puts in front. */
  place,
  parse(member: string): { readonly partition: string; readonly name: string } {
    const [, partition = '', name = ''] = /^\d+:([^:]*):(.*)$/s.exec(member) ?? [];
    return { partition: decodeURIComponent(partition), name };
  },
};

/** Every record's key whose name may begin with `prefix`; a name's own stars and brackets stand for themselves. */
export function recordPattern(prefix: string): string {
  return `storage:{s*}:record:*:${prefix.replaceAll(/[*?[\]\\^-]/g, '\\$&')}*`;
}
