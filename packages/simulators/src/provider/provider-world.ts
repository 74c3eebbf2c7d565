import type { FaultName } from '../faults/catalog.ts';
import type { FaultBoard } from '../faults/fault-board.ts';
import type { RequestEntry } from './door.ts';
import type { Grant, GrantLedger, ProviderClient } from './grant-ledger.ts';
import type { NewMail, SimulatedMail } from './mail.ts';

/** What a simulated provider knows, as far as both are alike; tests and the playground change it while it runs. */
export interface ProviderWorld<Account, NewAccount> {
  readonly accounts: ReadonlyMap<string, Account>;
  addAccount(account: NewAccount): Account;
  /** A new mail arrives. */
  deliver(email: string, mail?: NewMail): SimulatedMail;
  /** `whom` is an address or `*`; `undefined` and `healthy` take all faults of `whom` away. */
  setFault(whom: string, fault: FaultName | undefined): void;
  /** A live refresh token as if the person had consented, to register an inbox with; the first client's unless told otherwise. */
  issueGrant(email: string, scopes: readonly string[], clientId?: string): string;
  grants(email: string): readonly Grant[];
  readonly requests: readonly RequestEntry[];
}

/** What the endpoints need beyond the world that tests see. */
export interface ProviderState<Accounts> {
  readonly clock: { now(): number };
  readonly clients: readonly ProviderClient[];
  readonly ledger: GrantLedger;
  readonly faults: FaultBoard;
  readonly accounts: Accounts;
}

/** Throws where the provider knows no client: a mistake of the test. */
export function firstClient({ clients }: Pick<ProviderState<unknown>, 'clients'>): string {
  const [client] = clients;
  if (client === undefined) throw new Error('The simulated provider knows no client');
  return client.id;
}
