import type { Log, Ports } from '@reconnect/assistant';
import type { InFlight } from '@reconnect/hosting';
import { TeamsError } from '../errors.ts';

/** The outcome of `taking`, or a rejection after so many milliseconds. */
export type InTime = <T>(taking: Promise<T>, deadline: number) => Promise<T>;

export interface InTimeDeps {
  readonly clock: Pick<Ports['clock'], 'after'>;
  readonly inFlight: InFlight;
  readonly log: Log;
}

/** A turn that misses the deadline still counts; when it is delivered again, it is recognised. */
export function createInTime({ clock, inFlight, log }: InTimeDeps): InTime {
  return (taking, deadline) =>
    new Promise((resolve, reject) => {
      let late = false;
      const callOff = clock.after(deadline, () => {
        late = true;
        reject(new TeamsError('timed_out', `What a person did was not durable within ${deadline} ms.`));
      });
      const failed = (err: unknown) => {
        // Nobody hears of it any more but the log.
        if (late) log.error({ err }, 'what a person did took too long, and failed');
        reject(err);
      };
      inFlight.add(taking.then(resolve, failed).finally(callOff));
    });
}
