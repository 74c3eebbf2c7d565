import type { FaultName } from '../faults/catalog.ts';
import { createFaultBoard } from '../faults/fault-board.ts';
import type { RequestEntry } from '../provider/door.ts';
import { firstClient, type ProviderState, type ProviderWorld } from '../provider/provider-world.ts';
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
export interface MicrosoftWorld extends ProviderWorld<MicrosoftAccount, NewMicrosoftAccount> {
  /** Subscribes as Aptly's sync engine would have; the cursor is the `$deltatoken` of a delta link. */
  startSync(email: string): {
    readonly cursor: string;
    readonly watch: { readonly id: string; readonly expiresAt: number };
  };
}

export type MicrosoftState = ProviderState<MicrosoftAccounts>;

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
