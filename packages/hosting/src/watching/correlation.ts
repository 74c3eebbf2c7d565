import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';

/** Gives all that is done for one request a name in common. It follows promises, timers and events on its own. */
export interface Correlation {
  /** Whatever `work` does, and whatever goes on after it, belongs to a request of its own. */
  begin<Done>(work: () => Done): Done;
  /** The request that is being worked for; undefined for what the process does of itself. */
  request(): string | undefined;
}

export function createCorrelation(): Correlation {
  // Two processes never share it, so neither do their requests.
  const process = randomBytes(4).toString('hex');
  const current = new AsyncLocalStorage<number>();
  let count = 0;
  return {
    begin(work) {
      count += 1;
      return current.run(count, work);
    },
    request() {
      // Made when a line is written, which few requests do.
      const number = current.getStore();
      return number === undefined ? undefined : `${process}-${number}`;
    },
  };
}
