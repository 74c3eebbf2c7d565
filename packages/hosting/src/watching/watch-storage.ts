import type { Storage } from '@reconnect/storage';
import { timed } from './stopwatch.ts';
import type { Watching } from './watching.ts';

type Operation = 'read' | 'readLog' | 'commit' | 'due';

/** Times every round trip; walks over the whole store, which operators make, and pings are not counted. */
export function watchStorage(storage: Storage, { metrics, tracing, tick }: Watching): Storage {
  const watched = <Done>(operation: Operation, ask: () => Promise<Done>): Promise<Done> =>
    timed(
      tick,
      () => tracing.around({ name: `store ${operation}`, kind: 'client' }, ask),
      (seconds, failed) => {
        metrics.storeSeconds.observe({ operation }, seconds);
        if (failed) metrics.storeFailures.inc({ operation });
      },
    );
  return {
    ...storage,
    read: (partition, name) => watched('read', () => storage.read(partition, name)),
    readLog: (partition, name) => watched('readLog', () => storage.readLog(partition, name)),
    commit: (partition, writes) => watched('commit', () => storage.commit(partition, writes)),
    due: (queue, before, limit) => watched('due', () => storage.due(queue, before, limit)),
  };
}
