import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@reconnect/jobs';
import { openStore } from '../../store/open-store.ts';
import { drainQueue } from './drain-queue.ts';

/** `node packages/hosting/src/testing/mail-drain/main.ts [MAILS] [STORE]`: how long so many mails (10,000) take on a store (SQLite). */
const [mails = '10000', store] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'drain-'));
const { storage, jobs } = await openStore(store ?? `sqlite:${join(folder, 'drain.db')}`, systemClock);
const { taken, milliseconds, newcomer } = await drainQueue({
  storage,
  jobs,
  clock: systemClock,
  cases: Math.ceil(Number(mails) / 2),
});
const figures = { mails: taken.length, different: new Set(taken).size, milliseconds, newcomer };
process.stdout.write(`${JSON.stringify(figures)}\n`);
await jobs.close();
await storage.close();
rmSync(folder, { recursive: true });
