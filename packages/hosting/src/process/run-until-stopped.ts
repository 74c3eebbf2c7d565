import type { Log } from '@reconnect/assistant';
import { stopWithin } from '../patience.ts';

/**
 * Stops on SIGTERM and SIGINT: `stop` finishes what is in hand; then the process ends with 0, or with 1 when that failed
 * or took too long.
 */
export function runUntilStopped(log: Log, stop: () => Promise<void>): void {
  let stopping = false;
  const end = (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    const tooLong = setTimeout(() => {
      log.error({}, 'did not stop in time');
      process.exit(1);
    }, stopWithin);
    tooLong.unref();
    stop().then(
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
