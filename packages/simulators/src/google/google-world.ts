import type { FaultName } from '../faults/catalog.ts';
import { createFaultBoard } from '../faults/fault-board.ts';
import type { RequestEntry } from '../provider/door.ts';
import { firstClient, type ProviderState, type ProviderWorld } from '../provider/provider-world.ts';
import {
  createGoogleAccounts,
  type GoogleAccount,
  type GoogleAccounts,
  type NewGoogleAccount,
} from './google-accounts.ts';
import { canonicalScope, isGmailScope } from './scopes.ts';

/** Everything the simulated Google knows; tests and the playground change it while it runs. */
export interface GoogleWorld extends ProviderWorld<GoogleAccount, NewGoogleAccount> {
  /** Switches the watch on as Aptly's sync engine would have; the cursor is a history id. */
  startSync(email: string): { readonly cursor: string; readonly watch: { readonly expiresAt: number } };
}

export type GoogleState = ProviderState<GoogleAccounts>;

export function createGoogleState(deps: Pick<GoogleState, 'clock' | 'clients' | 'ledger'>): GoogleState {
  return { ...deps, faults: createFaultBoard(deps.clock), accounts: createGoogleAccounts(deps.clock) };
}

export function createGoogleWorld(state: GoogleState, requests: readonly RequestEntry[]): GoogleWorld {
  const { accounts, faults, ledger } = state;
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
      const holder = { clientId, email: accounts.get(email).email, scopes: scopes.map(knownScope) };
      ledger.addConsent(holder);
      return ledger.issueRefresh(holder).refreshToken;
    },
    startSync(email) {
      const account = accounts.get(email);
      const expiresAt = accounts.renewWatch(account, firstClient(state), 'projects/aptly/topics/gmail');
      return { cursor: String(account.historyId), watch: { expiresAt } };
    },
    grants: (email) => ledger.grants(accounts.get(email).email),
  };
}

/** What a fault does to the account at once, and only a new consent or a renewed watch undoes. */
function strike(account: GoogleAccount, fault: FaultName | undefined, { accounts, ledger }: GoogleState): void {
  switch (fault) {
    case 'password_changed':
      ledger.end(account.email, fault, ({ scopes }) => scopes.some(isGmailScope));
      break;
    // The person removes every app's access at myaccount.google.com.
    case 'signed_out_everywhere':
      ledger.end(account.email, fault);
      ledger.withdrawConsent(account.email);
      break;
    case 'stale_connection':
    case 'mail_frozen':
    case 'push_down':
      accounts.forgetSync(account);
      break;
  }
}

function knownScope(scope: string): string {
  const known = canonicalScope(scope);
  if (known === undefined) throw new Error(`Google has no scope ${scope}`);
  return known;
}
