import type { Ports } from '@reconnect/assistant';
import type { InFlight } from '@reconnect/hosting';
import { TeamsError } from '../errors.ts';

/** The outcome of `taking`, or a rejection after so many milliseconds. */
export type InTime = <T>(taking: Promise<T>, deadline: number) => Promise<T>;

/** What is taken too late counts all the same: repeating it does no harm, it is then known. */
export function createInTime(clock: Ports['clock'], inFlight: InFlight): InTime {
  return (taking, deadline) =>
    new Promise((resolve, reject) => {
      const callOff = clock.after(deadline, () => {
        reject(new TeamsError('timed_out', `What a person did was not durable within ${deadline} ms.`));
      });
      const settled = taking.then(resolve, reject).finally(callOff);
      inFlight.add(settled);
    });
}
