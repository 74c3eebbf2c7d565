/**
 * `at` is what the state makes of it: when a waiting job may run, when a running one loses its lease, when a done or a
 * dead one ended. So one index finds whatever may be taken, be it new, to be retried or left behind by a dead worker.
 */
export const schema = `
  CREATE TABLE IF NOT EXISTS jobs (
    queue TEXT NOT NULL, id TEXT NOT NULL, payload TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'dead')), at INTEGER NOT NULL,
    attempts INTEGER NOT NULL, delay INTEGER NOT NULL, max_delay INTEGER NOT NULL,
    failures INTEGER NOT NULL DEFAULT 0, deaths INTEGER NOT NULL DEFAULT 0, lease TEXT, reason TEXT,
    UNIQUE (queue, id)
  ) STRICT;
  CREATE INDEX IF NOT EXISTS jobs_to_take ON jobs (queue, at) WHERE state IN ('waiting', 'running');
  CREATE INDEX IF NOT EXISTS jobs_by_lease ON jobs (lease) WHERE lease IS NOT NULL;
  CREATE INDEX IF NOT EXISTS jobs_by_state ON jobs (queue, state, at);
  CREATE INDEX IF NOT EXISTS jobs_to_forget ON jobs (at) WHERE state = 'done';
`;
