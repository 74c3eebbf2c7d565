import { type ConsentFault, type FaultKind, type FaultName, kindOf, type TransportFault } from './catalog.ts';

/** How long a throttled mailbox stays throttled, in milliseconds. */
const throttleLasts = 10 * 60_000;

interface Placed {
  readonly name: FaultName;
  readonly since: number;
}

/** Which faults are set on whom; each account has room for one fault of each kind. */
export interface FaultBoard {
  /** `whom` is an address, or `*` for everybody who has no fault of that kind of their own. */
  set(whom: string, fault: FaultName | undefined): void;
  /** The fault of the mailbox or provider, if any; a throttle ends by itself. */
  mailbox(email: string | undefined): FaultName | undefined;
  consent(email: string | undefined): ConsentFault | undefined;
  transport(email: string | undefined): TransportFault | undefined;
  /** When the throttle that is on now ends, in milliseconds since 1970; undefined when there is none. */
  throttledUntil(email: string): number | undefined;
}

export function createFaultBoard(clock: { now(): number }): FaultBoard {
  const placed = new Map<string, Map<FaultKind, Placed>>();

  const find = (email: string | undefined, kind: FaultKind): Placed | undefined => {
    const own = email === undefined ? undefined : placed.get(email.toLowerCase())?.get(kind);
    const fault = own ?? placed.get('*')?.get(kind);
    const over = fault?.name === 'throttled' && clock.now() >= fault.since + throttleLasts;
    return over ? undefined : fault;
  };

  return {
    set(whom, fault) {
      const key = whom.toLowerCase();
      if (fault === undefined || fault === 'healthy') {
        placed.delete(key);
        return;
      }
      const faults = placed.get(key) ?? new Map<FaultKind, Placed>();
      placed.set(key, faults.set(kindOf(fault), { name: fault, since: clock.now() }));
    },
    mailbox: (email) => find(email, 'mailbox')?.name,
    consent: (email) => find(email, 'consent')?.name as ConsentFault | undefined,
    transport: (email) => find(email, 'transport')?.name as TransportFault | undefined,
    throttledUntil(email) {
      const fault = find(email, 'mailbox');
      return fault?.name === 'throttled' ? fault.since + throttleLasts : undefined;
    },
  };
}
