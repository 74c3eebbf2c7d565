import { wouldWrite } from '@reconnect/redis';
import type { Clock } from '../clock.ts';
import { StorageError } from '../errors.ts';
import { decodeJson } from '../json.ts';
import { prepareWrites } from '../prepare-writes.ts';
import type { Storage, StoredRecord } from '../storage.ts';
import { connect, type NodeConnection } from './connect.ts';
import { allShards, keysOf, parseRecordKey, recordPattern } from './keys.ts';

/**
 * Keeps records in Redis 7, which must run with `appendonly yes` and `noeviction` to keep what it saved.
 * Rejected with `StorageError` (`unreachable`, `refused`) when it cannot be used; later it comes back by itself.
 */
export async function openRedisStorage(url: string, { clock }: { readonly clock: Clock }): Promise<Storage> {
  const { ask, nodes, close } = await connect(url);

  return {
    async read(partition, name) {
      const text = await ask((client) => client.get(keysOf(partition).record(name)));
      return text === null ? undefined : openEnvelope(name, text, clock.now());
    },
    async readLog(partition, name) {
      const [expires, ...entries] = await ask((client) => client.lRange(keysOf(partition).log(name), 0, -1));
      return isPast(Number(expires ?? 0), clock.now()) ? [] : entries.map(decodeJson);
    },
    async commit(partition, writes) {
      const prepared = prepareWrites(partition, writes);
      const versions = await ask((client) => client.commitWrites({ partition, writes: prepared, now: clock.now() }));
      if (versions === null) return { outcome: 'stale' };
      const puts = prepared.flatMap(({ kind, name }, i) => (kind === 'put' ? [[name, versions[i] ?? 0] as const] : []));
      return { outcome: 'saved', versions: Object.fromEntries(puts) };
    },
    async due(queue, before, limit) {
      const now = clock.now();
      const found = await ask((client) =>
        Promise.all(allShards.map((shard) => client.dueInShard({ shard, queue, before, limit, now }))),
      );
      return found
        .flat()
        .sort((a, b) => a.at - b.at)
        .slice(0, limit);
    },
    async *scan(prefix) {
      for await (const { key, partition, name } of recordKeys(await nodes(), prefix)) {
        const text = await ask((client) => client.get(key));
        const record = text === null ? undefined : openEnvelope(name, text, clock.now());
        if (record !== undefined) yield { partition, record };
      }
    },
    async ping() {
      await Promise.all((await nodes()).map((node) => node.ask((client) => client.eval(wouldWrite))));
    },
    close,
  };
}

/** Reads the text that the commit script wrote; `undefined` when the record has expired. */
function openEnvelope(name: string, text: string, now: number): StoredRecord | undefined {
  const envelope = decodeJson(text);
  const [version, expiresAt, , value] = Array.isArray(envelope) ? envelope : [];
  if (typeof version !== 'number' || typeof expiresAt !== 'number' || value === undefined) {
    throw new StorageError('unreadable', 'A stored record is not in the form it was written.');
  }
  return isPast(expiresAt, now) ? undefined : { name, value, version };
}

/** The keys of the records whose name begins with `prefix`; Redis may name a key twice, this does not. */
async function* recordKeys(nodes: readonly NodeConnection[], prefix: string) {
  const seen = new Set<string>();
  for (const { ask } of nodes) {
    for (let cursor: string | undefined = '0'; cursor !== undefined; ) {
      const from: string = cursor;
      const page = await ask((node) => node.scan(from, { MATCH: recordPattern(prefix), COUNT: 1_000 }));
      for (const key of page.keys) {
        const place = parseRecordKey(key);
        if (seen.has(key) || place?.name.startsWith(prefix) !== true) continue;
        seen.add(key);
        yield { key, ...place };
      }
      cursor = page.cursor === '0' ? undefined : page.cursor;
    }
  }
}

/** 0 stands for never. */
function isPast(expiresAt: number, now: number): boolean {
  return expiresAt !== 0 && expiresAt <= now;
}
