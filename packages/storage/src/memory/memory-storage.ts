import type { Clock } from '../clock.ts';
import { StorageError } from '../errors.ts';
import { decodeJson } from '../json.ts';
import { type PreparedWrite, prepareWrites } from '../prepare-writes.ts';
import type { DueRecord, Storage, StoredRecord } from '../storage.ts';

interface Expiring {
  readonly expiresAt?: number;
}
interface MemoryRecord extends Expiring {
  readonly text: string;
  readonly version: number;
  readonly due?: { readonly queue: string; readonly at: number };
}
interface MemoryLog extends Expiring {
  readonly texts: string[];
}
interface Partition {
  readonly records: Map<string, MemoryRecord>;
  readonly logs: Map<string, MemoryLog>;
}

/** Keeps values as text, so that what is read is never the object that was written. */
export function createMemoryStorage({ clock }: { readonly clock: Clock }): Storage {
  const partitions = new Map<string, Partition>();
  let version = 0;
  let closed = false;

  const checkOpen = () => {
    if (closed) throw new StorageError('closed', 'The memory storage is closed.');
  };
  const open = (name: string): Partition => {
    checkOpen();
    const partition = partitions.get(name) ?? { records: new Map(), logs: new Map() };
    forgetExpired(partition, clock.now());
    if (partition.records.size + partition.logs.size === 0) partitions.delete(name);
    return partition;
  };

  return {
    async read(partition, name) {
      const record = open(partition).records.get(name);
      return record && toStored(name, record);
    },
    async readLog(partition, name) {
      return (open(partition).logs.get(name)?.texts ?? []).map(decodeJson);
    },
    async commit(name, writes) {
      const prepared = prepareWrites(name, writes);
      const partition = open(name);
      const expected = (write: PreparedWrite) =>
        write.kind === 'append' ||
        write.expect === undefined ||
        write.expect === (partition.records.get(write.name)?.version ?? 0);
      if (!prepared.every(expected)) return { outcome: 'stale' };

      partitions.set(name, partition);
      const versions = new Map<string, number>();
      for (const write of prepared) {
        if (write.kind === 'put') versions.set(write.name, ++version);
        apply(partition, write, version);
      }
      return { outcome: 'saved', versions: Object.fromEntries(versions) };
    },
    async due(queue, before, limit) {
      checkOpen();
      const found: DueRecord[] = [];
      for (const partition of partitions.keys()) {
        for (const [name, { due }] of open(partition).records) {
          if (due?.queue === queue && due.at <= before) found.push({ partition, name, at: due.at });
        }
      }
      return found.sort((a, b) => a.at - b.at).slice(0, limit);
    },
    async *scan(prefix) {
      checkOpen();
      for (const partition of [...partitions.keys()]) {
        for (const [name, record] of [...open(partition).records]) {
          if (name.startsWith(prefix)) yield { partition, record: toStored(name, record) };
        }
      }
    },
    async ping() {
      checkOpen();
    },
    async close() {
      closed = true;
      partitions.clear();
    },
  };
}

function apply({ records, logs }: Partition, write: PreparedWrite, version: number): void {
  const { name } = write;
  if (write.kind === 'put') {
    records.set(name, { ...write, version });
  } else if (write.kind === 'append') {
    const texts = logs.get(name)?.texts ?? [];
    texts.push(write.text);
    logs.set(name, write.expiresAt === undefined ? { texts } : { texts, expiresAt: write.expiresAt });
  } else {
    records.delete(name);
    logs.delete(name);
  }
}

function forgetExpired({ records, logs }: Partition, now: number): void {
  const expired = ({ expiresAt }: Expiring) => expiresAt !== undefined && expiresAt <= now;
  for (const [name, record] of records) if (expired(record)) records.delete(name);
  for (const [name, log] of logs) if (expired(log)) logs.delete(name);
}

function toStored(name: string, { text, version }: MemoryRecord): StoredRecord {
  return { name, value: decodeJson(text), version };
}
