/**
 * Rows that expire are found by index and deleted on the way, a few at a commit.
 * The entries of a log go with it (foreign keys are on by default in `node:sqlite`).
 */
export const schema = `
  CREATE TABLE IF NOT EXISTS records (
    partition TEXT NOT NULL, name TEXT NOT NULL, version INTEGER NOT NULL, value TEXT NOT NULL,
    expires_at INTEGER, queue TEXT, due_at INTEGER,
    UNIQUE (partition, name)
  ) STRICT;
  CREATE INDEX IF NOT EXISTS records_by_due ON records (queue, due_at) WHERE queue IS NOT NULL;
  CREATE INDEX IF NOT EXISTS records_by_expiry ON records (expires_at) WHERE expires_at IS NOT NULL;

  CREATE TABLE IF NOT EXISTS logs (
    id INTEGER PRIMARY KEY, partition TEXT NOT NULL, name TEXT NOT NULL, expires_at INTEGER,
    UNIQUE (partition, name)
  ) STRICT;
  CREATE INDEX IF NOT EXISTS logs_by_expiry ON logs (expires_at) WHERE expires_at IS NOT NULL;
  CREATE TABLE IF NOT EXISTS log_entries (
    id INTEGER PRIMARY KEY, log INTEGER NOT NULL REFERENCES logs ON DELETE CASCADE, value TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS log_entries_by_log ON log_entries (log);

  CREATE TABLE IF NOT EXISTS last_version (version INTEGER NOT NULL) STRICT;
  INSERT INTO last_version SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM last_version);
`;
