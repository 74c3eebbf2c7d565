import type { DatabaseSync, SQLInputValue } from 'node:sqlite';

/** A prepared statement whose rows have the shape that its SQL gives them. */
interface Statement<Row extends object> {
  get(...values: SQLInputValue[]): Row | undefined;
  all(...values: SQLInputValue[]): Row[];
  run(...values: SQLInputValue[]): void;
}

function prepare<Row extends object>(database: DatabaseSync, sql: string): Statement<Row> {
  const statement = database.prepare(sql);
  return {
    get: (...values) => statement.get(...values) as Row | undefined,
    all: (...values) => statement.all(...values) as Row[],
    run: (...values) => {
      statement.run(...values);
    },
  };
}

interface Value {
  readonly value: string;
}
interface Version {
  readonly version: number;
}
interface Place {
  readonly partition: string;
  readonly name: string;
}

const alive = '(expires_at IS NULL OR expires_at > ?)';

/** Everything the storage asks of its file; each `?` of `alive` is the present time. */
export function prepareStatements(database: DatabaseSync) {
  return {
    read: prepare<Value & Version>(
      database,
      `SELECT value, version FROM records WHERE partition = ? AND name = ? AND ${alive}`,
    ),
    put: prepare(
      database,
      `INSERT INTO records (partition, name, version, value, expires_at, queue, due_at) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (partition, name) DO UPDATE SET version = excluded.version, value = excluded.value,
         expires_at = excluded.expires_at, queue = excluded.queue, due_at = excluded.due_at`,
    ),
    removeRecord: prepare(database, 'DELETE FROM records WHERE partition = ? AND name = ?'),
    due: prepare<Place & { readonly at: number }>(
      database,
      `SELECT partition, name, due_at AS at FROM records WHERE queue = ? AND due_at <= ? AND ${alive}
       ORDER BY due_at LIMIT ?`,
    ),
    scan: prepare<Place & Value & Version & { readonly rowid: number }>(
      database,
      `SELECT rowid, partition, name, value, version FROM records WHERE rowid > ? AND ${alive} ORDER BY rowid LIMIT ?`,
    ),
    forgetRecords: prepare(
      database,
      'DELETE FROM records WHERE rowid IN (SELECT rowid FROM records WHERE expires_at <= ? LIMIT 100)',
    ),

    readLog: prepare<Value>(
      database,
      `SELECT value FROM log_entries
       WHERE log = (SELECT id FROM logs WHERE partition = ? AND name = ? AND ${alive}) ORDER BY id`,
    ),
    forgetLog: prepare(database, 'DELETE FROM logs WHERE partition = ? AND name = ? AND expires_at <= ?'),
    keepLog: prepare(
      database,
      `INSERT INTO logs (partition, name, expires_at) VALUES (?, ?, ?)
       ON CONFLICT (partition, name) DO UPDATE SET expires_at = excluded.expires_at`,
    ),
    append: prepare(
      database,
      'INSERT INTO log_entries (log, value) SELECT id, ? FROM logs WHERE partition = ? AND name = ?',
    ),
    removeLog: prepare(database, 'DELETE FROM logs WHERE partition = ? AND name = ?'),
    forgetLogs: prepare(database, 'DELETE FROM logs WHERE id IN (SELECT id FROM logs WHERE expires_at <= ? LIMIT 100)'),

    nextVersion: prepare<Version>(database, 'UPDATE last_version SET version = version + 1 RETURNING version'),
  };
}

export type Statements = ReturnType<typeof prepareStatements>;
