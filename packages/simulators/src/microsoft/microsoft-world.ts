import type { FaultName } from '../faults/catalog.ts';
import { createFaultBoard, type FaultBoard } from '../faults/fault-board.ts';
import type { RequestEntry } from '../provider/door.ts';
import type { Grant, GrantLedger, ProviderClient } from '../provider/grant-ledger.ts';
import type { NewMail, SimulatedMail } from '../provider/mail.ts';
import { deltaToken } from './graph/delta-token.ts';
import {
  createMicrosoftAccounts,
  longestSubscription,
  type MicrosoftAccount,
  type MicrosoftAccounts,
  type NewMicrosoftAccount,
} from './microsoft-accounts.ts';
import { readScopes } from './scopes.ts';

/** Everything the simulated Microsoft knows; tests and the playground change it while it runs. */
export interface MicrosoftWorld {
  readonly accounts: ReadonlyMap<string, MicrosoftAccount>;
  addAccount(account: NewMicrosoftAccount): MicrosoftAccount;
  /** A new mail arrives. */
  deliver(email: string, mail?: NewMail): SimulatedMail;
  /** `whom` is an address or `*`; `undefined` and `healthy` take all faults of `whom` away. */
  setFault(whom: string, fault: FaultName | undefined): void;
  /** A live refresh token as if the person had consented, to register an inbox with; the first client's unless told otherwise. */
  issueGrant(email: string, scopes: readonly string[], clientId?: string): string;
  /** Subscribes as Aptly's sync engine would have; the cursor is the `$deltatoken` of a delta link. */
  startSync(email: string): {
    readonly cursor: string;
    readonly watch: { readonly id: string; readonly expiresAt: number };
  };
  grants(email: string): readonly Grant[];
  readonly requests: readonly RequestEntry[];
}

/** What the endpoints need beyond the world that tests see. */
export interface MicrosoftState {
  readonly clock: { now(): number };
  readonly clients: readonly ProviderClient[];
  readonly ledger: GrantLedger;
  readonly faults: FaultBoard;
  readonly accounts: MicrosoftAccounts;
}

export function createMicrosoftState(deps: Pick<MicrosoftState, 'clock' | 'clients' | 'ledger'>): MicrosoftState {
  return { ...deps, faults: createFaultBoard(deps.clock), accounts: createMicrosoftAccounts(deps.clock) };
}

export function createMicrosoftWorld(state: MicrosoftState, requests: readonly RequestEntry[]): MicrosoftWorld {
  const { accounts, clock, faults, ledger } = state;
  return {
    accounts: accounts.all,
    requests,
    addAccount: accounts.add,
    deliver: (email, mail = {}) => accounts.deliver(accounts.get(email), mail),
    setFault(whom, fault) {
      for (const account of whom === '*' ? accounts.all.values() : [accounts.get(whom)]) strike(account, fault, state);
      faults.set(whom, fault);
    },
    issueGrant(email, scopes, clientId = firstClient(state)) {
      const { known, unknown } = readScopes(scopes.join(' '));
      if (unknown.length > 0) throw new Error(`Microsoft has no scope ${unknown.join(', ')}`);
      const holder = { clientId, email: accounts.get(email).email, scopes: known };
      ledger.addConsent(holder);
      return ledger.issueRefresh(holder).refreshToken;
    },
    startSync(email) {
      const account = accounts.get(email);
      const { id, expiresAt } = accounts.subscribe(account, {
        clientId: firstClient(state),
        resource: "me/mailFolders('inbox')/messages",
        changeType: 'created',
        notificationUrl: 'https://sync.aptly.example/microsoft',
        lifecycleNotificationUrl: null,
        clientState: null,
        expiresAt: clock.now() + longestSubscription,
      });
      return { cursor: deltaToken(account, { after: account.messages.length }), watch: { id, expiresAt } };
    },
    grants: (email) => ledger.grants(accounts.get(email).email),
  };
}

/** What a fault does to the account at once, and only a new consent or a renewed subscription undoes. */
function strike(account: MicrosoftAccount, fault: FaultName | undefined, { accounts, ledger }: MicrosoftState): void {
  switch (fault) {
    // An administrator resets the password in the Entra admin center, the one reset that ends a confidential client's tokens,
    // or revokes all sessions. Access tokens end at once, by continuous access evaluation; an app outside it would keep
    // them for the rest of their hour.
    case 'password_changed':
    case 'signed_out_everywhere':
      account.signedIn = false;
      ledger.end(account.email, fault);
      break;
    case 'stale_connection':
    case 'mail_frozen':
    case 'push_down':
      accounts.forgetSync(account);
      break;
  }
}

function firstClient({ clients }: MicrosoftState): string {
  const [client] = clients;
  if (client === undefined) throw new Error('The simulated Microsoft knows no client');
  return client.id;
}
