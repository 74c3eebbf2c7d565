import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { deathsAllowed } from '../engine-options.ts';

/** Runs a prepared statement and gives its rows, which have the shape that its SQL gives them. */
type Statement<Row extends object> = (...values: SQLInputValue[]) => readonly Row[];

function prepare<Row extends object>(database: DatabaseSync, sql: string): Statement<Row> {
  const statement = database.prepare(sql);
  return (...values) => statement.all(...values) as Row[];
}

interface Id {
  readonly id: string;
}
interface Content extends Id {
  readonly payload: string;
  readonly failures: number;
}
interface Policy {
  readonly attempts: number;
  readonly delay: number;
  readonly maxDelay: number;
}

/** Each statement is one step and atomic by itself, so no process sees half a step of another. */
export function prepareStatements(database: DatabaseSync) {
  return {
    insert: prepare<Id>(
      database,
      `INSERT INTO jobs (queue, id, payload, state, at, attempts, delay, max_delay)
       VALUES (?, ?, ?, 'waiting', ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING id`,
    ),
    forget: prepare(
      database,
      `DELETE FROM jobs WHERE rowid IN (SELECT rowid FROM jobs WHERE state = 'done' AND at <= ? LIMIT 100)`,
    ),
    remove: prepare<Id>(database, `DELETE FROM jobs WHERE queue = ? AND id = ? AND state = 'waiting' RETURNING id`),
    bury: prepare(
      database,
      `UPDATE jobs SET state = 'dead', at = ?, lease = NULL, reason = 'Its workers died ${deathsAllowed + 1} times.'
       WHERE queue = ? AND state = 'running' AND at <= ? AND deaths >= ${deathsAllowed}`,
    ),
    take: prepare<Content & Policy>(
      database,
      `UPDATE jobs SET state = 'running', lease = ?, at = ?, deaths = deaths + (state = 'running')
       WHERE rowid = (
         SELECT rowid FROM jobs
         WHERE queue = ? AND state IN ('waiting', 'running') AND at <= ? ORDER BY at, rowid LIMIT 1
       ) RETURNING id, payload, failures, attempts, delay, max_delay AS maxDelay`,
    ),
    renew: prepare(database, 'UPDATE jobs SET at = ? WHERE lease = ?'),
    settle: prepare(
      database,
      `UPDATE jobs SET state = ?, at = ?, failures = failures + ?, deaths = 0, reason = ?, lease = NULL WHERE lease = ?`,
    ),
    nextAt: prepare<{ readonly at: number | null }>(
      database,
      `SELECT min(at) AS at FROM jobs WHERE queue = ? AND state IN ('waiting', 'running')`,
    ),
    dead: prepare<Content & { readonly reason: string; readonly at: number }>(
      database,
      `SELECT id, payload, failures, reason, at FROM jobs WHERE queue = ? AND state = 'dead' ORDER BY at DESC LIMIT ?`,
    ),
    failing: prepare<Id & { readonly failures: number; readonly reason: string }>(
      database,
      `SELECT id, failures, reason FROM jobs WHERE queue = ? AND state = 'waiting' AND failures > 0 AND at > ? ORDER BY at`,
    ),
    hasten: prepare<Id>(
      database,
      `UPDATE jobs SET at = ?1
       WHERE queue = ?2 AND id = ?3 AND state = 'waiting' AND failures > 0 AND at > ?1 RETURNING id`,
    ),
    revive: prepare<Id>(
      database,
      `UPDATE jobs SET state = 'waiting', at = ?, failures = 0, deaths = 0, reason = NULL
       WHERE queue = ? AND id = ? AND state = 'dead' RETURNING id`,
    ),
    discard: prepare<Id>(database, `DELETE FROM jobs WHERE queue = ? AND id = ? AND state = 'dead' RETURNING id`),
    done: prepare<Id & { readonly payload: string }>(
      database,
      `SELECT id, payload FROM jobs WHERE queue = ? AND state = 'done'`,
    ),
    forgetDone: prepare<Id>(database, `DELETE FROM jobs WHERE queue = ? AND id = ? AND state = 'done' RETURNING id`),
    counts: prepare<{ waiting: number; delayed: number; running: number; dead: number }>(
      database,
      `SELECT
         count(*) FILTER (WHERE state = 'waiting' AND at <= ?) AS waiting,
         count(*) FILTER (WHERE state = 'waiting' AND at > ?) AS delayed,
         count(*) FILTER (WHERE state = 'running') AS running,
         count(*) FILTER (WHERE state = 'dead') AS dead
       FROM jobs WHERE queue = ? AND state IN ('waiting', 'running', 'dead')`,
    ),
  };
}
