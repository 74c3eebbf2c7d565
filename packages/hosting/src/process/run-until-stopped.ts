import type { Log } from '@reconnect/assistant';
import { stopWithin } from '../patience.ts';

/** What stops side by side, by name. */
type Stage = Readonly<Record<string, () => Promise<unknown>>>;

/**
 * Stops on SIGTERM and SIGINT, stage after stage: each finishes what it has in hand. Then the process ends with 0, or with 1
 * when that failed or took too long; the log names what it still waited for.
 */
export function runUntilStopped(log: Log, stages: readonly Stage[]): void {
  const underWay = new Set<string>();
  let stopping = false;
  const end = (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    const tooLong = setTimeout(() => {
      log.error({ waitedFor: [...underWay] }, 'did not stop in time');
      process.exit(1);
    }, stopWithin);
    tooLong.unref();
    stopAll(stages, underWay).then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'could not stop cleanly');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', () => end('SIGTERM'));
  process.on('SIGINT', () => end('SIGINT'));
}

async function stopAll(stages: readonly Stage[], underWay: Set<string>): Promise<void> {
  for (const stage of stages) {
    for (const name of Object.keys(stage)) underWay.add(name);
    const stops = Object.entries(stage).map(async ([name, stop]) => {
      await stop();
      underWay.delete(name);
    });
    await Promise.all(stops);
  }
}
