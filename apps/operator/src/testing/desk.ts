import { openEmbeddedJobs } from '@reconnect/jobs/embedded';
import type { Storage } from '@reconnect/storage';
import type { Desk } from '../command.ts';
import type { Print } from '../printing/print.ts';

/** A store that the commands are tried on; each call opens an empty one. */
export interface StoreToTry {
  readonly name: string;
  readonly open: (options: { readonly clock: { now(): number } }) => Storage;
}

export interface TestDesk extends Desk {
  /** What was printed, and what was wrong. */
  readonly said: string[];
  readonly wrong: string[];
  readonly print: Print;
  readonly clock: Desk['clock'] & { advance(ms: number): void };
  stop(): void;
  close(): Promise<void>;
}

export function openDesk(store: StoreToTry): TestDesk {
  let now = Date.parse('2026-11-22T12:00:00Z');
  const clock: TestDesk['clock'] = {
    now: () => now,
    after(_delay, wake) {
      const timer = setImmediate(wake);
      return () => clearImmediate(timer);
    },
    advance(ms) {
      now += ms;
    },
  };
  const storage = store.open({ clock });
  const jobs = openEmbeddedJobs(':memory:', { clock });
  const stopping = new AbortController();
  const said: string[] = [];
  const wrong: string[] = [];
  return {
    storage,
    jobs,
    clock,
    said,
    wrong,
    by: { kind: 'operator', name: 'ops' },
    signal: stopping.signal,
    print: { out: (line) => said.push(line), problem: (line) => wrong.push(line) },
    stop: () => stopping.abort(),
    async close() {
      await jobs.close();
      await storage.close();
    },
  };
}
