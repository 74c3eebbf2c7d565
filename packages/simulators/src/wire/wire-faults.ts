import type { Response } from 'express';

/** How a call of the app to the platform goes wrong. */
export type WireFault =
  | { readonly kind: 'throttled'; readonly retryAfterSeconds: number }
  /** Answers this and does nothing. */
  | { readonly kind: 'answer'; readonly status: number; readonly body: object }
  /** Does nothing and never answers. */
  | { readonly kind: 'hang' }
  /** Does nothing and cuts the connection. */
  | { readonly kind: 'reset' }
  /** Carries the call out and cuts the connection instead of answering. */
  | { readonly kind: 'lost-answer' };

export interface WireFaults<Operation extends string> {
  /** The next `times` (1) calls of `operation` fail so; faults of one operation are used up in the order of injection. */
  inject(operation: Operation, fault: WireFault, times?: number): void;
  clear(): void;
  /** Takes the fault that is next for `operation`, if any. */
  take(operation: Operation): WireFault | undefined;
}

export function createWireFaults<Operation extends string>(): WireFaults<Operation> {
  let planned: { readonly operation: Operation; readonly fault: WireFault }[] = [];
  return {
    inject(operation, fault, times = 1) {
      for (let n = 0; n < times; n += 1) planned.push({ operation, fault });
    },
    clear() {
      planned = [];
    },
    take(operation) {
      const next = planned.find((plan) => plan.operation === operation);
      planned = planned.filter((plan) => plan !== next);
      return next?.fault;
    },
  };
}

/** Returns whether the call shall be carried out all the same. `throttled` is the platform's body of a 429. */
export function misbehave(response: Response, fault: WireFault, throttled: object): boolean {
  switch (fault.kind) {
    case 'throttled':
      response.status(429).set('retry-after', String(fault.retryAfterSeconds)).json(throttled);
      return false;
    case 'answer':
      response.status(fault.status).json(fault.body);
      return false;
    case 'hang':
      return false;
    case 'reset':
      response.destroy();
      return false;
    case 'lost-answer':
      response.end = () => response.destroy();
      return true;
    default:
      return fault satisfies never;
  }
}
