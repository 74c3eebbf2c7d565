import type { Clock } from '../clock.ts';
import { StorageError } from '../errors.ts';
import { decodeJson } from '../json.ts';
import { type PreparedWrite, prepareWrites } from '../prepare-writes.ts';
import type { CommitOutcome, Storage } from '../storage.ts';
import { openDatabase } from './open-database.ts';
import { prepareStatements, type Statements } from './statements.ts';
import { toStorageError } from './to-storage-error.ts';
import { transaction } from './transaction.ts';

/** How many rows `scan` reads before it lets others have a turn. */
const page = 256;

/**
 * Keeps records in one SQLite file, which several processes of one machine may open at once.
 * Throws `StorageError` when the file cannot be opened or is no database.
 */
export function openSqliteStorage(path: string, { clock }: { readonly clock: Clock }): Storage {
  const database = translated(() => openDatabase(path));
  const statements = translated(() => prepareStatements(database));
  const ask = async <Result>(question: (statements: Statements) => Result): Promise<Result> => {
    if (!database.isOpen) throw new StorageError('closed', 'The SQLite storage is closed.');
    return translated(() => question(statements));
  };

  return {
    read: (partition, name) =>
      ask(({ read }) => {
        const row = read.get(partition, name, clock.now());
        return row && { name, value: decodeJson(row.value), version: row.version };
      }),
    readLog: (partition, name) =>
      ask(({ readLog }) => readLog.all(partition, name, clock.now()).map(({ value }) => decodeJson(value))),
    async commit(partition, writes) {
      const prepared = prepareWrites(partition, writes);
      return ask((known) => transaction(database, () => carryOut(known, { partition, prepared, now: clock.now() })));
    },
    due: (queue, before, limit) =>
      ask(({ due }) =>
        due.all(queue, before, clock.now(), limit).map(({ partition, name, at }) => ({ partition, name, at })),
      ),
    async *scan(prefix) {
      for (let after = 0; ; ) {
        const rows = await ask(({ scan }) => scan.all(after, clock.now(), page));
        for (const { partition, name, value, version } of rows) {
          if (name.startsWith(prefix)) yield { partition, record: { name, value: decodeJson(value), version } };
        }
        const last = rows.at(-1);
        if (last === undefined) return;
        after = last.rowid;
      }
    },
    async ping() {
      // A write, as nothing else finds out whether the disk takes one; a version may be left out.
      await ask(({ nextVersion }) => transaction(database, () => nextVersion.get()));
    },
    async close() {
      if (database.isOpen) translated(() => database.close());
    },
  };
}

interface Commit {
  readonly partition: string;
  readonly prepared: readonly PreparedWrite[];
  readonly now: number;
}

function carryOut(statements: Statements, { partition, prepared, now }: Commit): CommitOutcome {
  statements.forgetRecords.run(now);
  statements.forgetLogs.run(now);
  for (const write of prepared) {
    if (write.kind === 'append' || write.expect === undefined) continue;
    const found = statements.read.get(partition, write.name, now)?.version ?? 0;
    if (found !== write.expect) return { outcome: 'stale' };
  }
  const versions = new Map<string, number>();
  for (const write of prepared) {
    if (write.kind === 'put') versions.set(write.name, put(statements, partition, write));
    else if (write.kind === 'append') append(statements, { partition, write, now });
    else remove(statements, partition, write.name);
  }
  return { outcome: 'saved', versions: Object.fromEntries(versions) };
}

type Kind<Name extends PreparedWrite['kind']> = Extract<PreparedWrite, { kind: Name }>;

function put(statements: Statements, partition: string, { name, text, expiresAt, due }: Kind<'put'>): number {
  const version = statements.nextVersion.get()?.version ?? 0;
  statements.put.run(partition, name, version, text, expiresAt ?? null, due?.queue ?? null, due?.at ?? null);
  return version;
}

function append(
  statements: Statements,
  { partition, write, now }: { partition: string; write: Kind<'append'>; now: number },
) {
  const { name, text, expiresAt } = write;
  statements.forgetLog.run(partition, name, now);
  statements.keepLog.run(partition, name, expiresAt ?? null);
  statements.append.run(text, partition, name);
}

function remove(statements: Statements, partition: string, name: string): void {
  statements.removeRecord.run(partition, name);
  statements.removeLog.run(partition, name);
}

function translated<Result>(action: () => Result): Result {
  try {
    return action();
  } catch (problem) {
    throw toStorageError(problem);
  }
}
