import type { Log } from '@reconnect/assistant';
import type { Clock } from '@reconnect/jobs';
import type { Storage } from '@reconnect/storage';
import { isStoreAway } from './is-store-away.ts';
import { kindOf, openStore, type Store } from './open-store.ts';
import { createTroubleLog, type TroubleLog } from './trouble-log.ts';

/** The store of a process at work: its trouble, and that of the job engine on it, is told in the log until it is closed. */
export async function openToldStore(
  address: string,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Promise<Store> {
  // Trouble while it is opened is why it cannot be.
  let ofJobs: TroubleLog | undefined;
  const store = await openStore(address, clock, { onError: (problem) => ofJobs?.heard(problem) });
  const shared = { on: kindOf(address), clock, log };
  const engine = createTroubleLog({ ...shared, what: 'the job engine', ping: store.jobs.ping });
  const records = createTroubleLog({ ...shared, what: 'the store', ping: store.storage.ping });
  ofJobs = engine;
  return {
    jobs: {
      ...store.jobs,
      close() {
        engine.stop();
        return store.jobs.close();
      },
    },
    storage: told(store.storage, records),
  };
}

function told(storage: Storage, trouble: TroubleLog): Storage {
  const hear = (problem: unknown): never => {
    if (isStoreAway(problem)) trouble.heard(problem);
    throw problem;
  };
  return {
    ...storage,
    read: (...asked) => storage.read(...asked).catch(hear),
    readLog: (...asked) => storage.readLog(...asked).catch(hear),
    commit: (...asked) => storage.commit(...asked).catch(hear),
    due: (...asked) => storage.due(...asked).catch(hear),
    ping: () => storage.ping().catch(hear),
    close() {
      trouble.stop();
      return storage.close();
    },
  };
}
