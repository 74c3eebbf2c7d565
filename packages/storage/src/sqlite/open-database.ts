import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { schema } from './schema.ts';
import { transaction } from './transaction.ts';

/** How long a process waits for another one's write, in milliseconds. */
const patience = 5_000;

/** Opens the file, creating it and its folder. What it acknowledged is on the disk (WAL, synchronous=FULL). */
export function openDatabase(path: string): DatabaseSync {
  mkdirSync(dirname(path), { recursive: true });
  const database = new DatabaseSync(path, { timeout: patience });
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
  transaction(database, () => database.exec(schema));
  return database;
}
