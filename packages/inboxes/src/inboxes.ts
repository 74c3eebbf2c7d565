import type { Storage, Write } from '@reconnect/storage';
import { type Inbox, isOnlyLate, type Provider, type Verdict } from '@reconnect/troubleshooting';
import { createFailures } from './failures.ts';
import type { GrantKeys } from './grants/grant-keys.ts';
import { createGrants, type GrantCommit, type Grants } from './grants/grants.ts';
import { belongs, createInboxIndex, type IndexKey } from './inbox-index.ts';
import { createInboxViews, type InboxViews } from './inbox-views.ts';
import { createPutInbox, type InboxInput } from './put-inbox.ts';
import { readRecord, type SyncState, updateRecord } from './records.ts';
import { createRemoveInbox } from './remove-inbox.ts';
import type { SyncReport } from './sync-report.ts';
import { createTakeReport } from './take-report.ts';

/** The inboxes that are connected to Aptly: whose they are, how they fare, and their sealed grants. */
export interface Inboxes extends InboxViews {
  put(id: string, input: InboxInput): Promise<void>;
  /** Forgets the inbox and its grant; `false` when there was none. */
  remove(id: string): Promise<boolean>;
  /** The inboxes a person owns or is a member of, by their e-mail in any case. */
  ofPerson(workspace: string, email: string): Promise<readonly Inbox[]>;
  /** Takes in what Aptly's sync engine saw, in whichever order it arrives; `false` when the inbox is unknown. */
  report(id: string, report: SyncReport): Promise<boolean>;
  saveVerdict(id: string, verdict: Verdict): Promise<void>;
  saveSync(id: string, sync: Pick<SyncState, 'cursor' | 'watch' | 'renewedAt'>): Promise<void>;
  /**
   * How many inboxes of a provider failed in passing since `since`, in milliseconds since 1970, at most an hour back:
   * by a verdict that may mean an outage, or by a refresh that was refused although the grant lives.
   */
  recentFailures(provider: Provider, since: number): Promise<number>;
  rememberFailure(provider: Provider, id: string): Promise<void>;
  /**
   * Whether any inbox but `exceptId`, of whatever workspace, holds a grant of this account that may still work: found by
   * address and, where both sides know it, by the provider's own id.
   */
  holdsLiveGrant(account: AccountName, exceptId?: string): Promise<boolean>;
  commitGrant(id: string, next: GrantCommit): Promise<'saved' | 'stale'>;
  /** See `Grants`. */
  markRevoked(id: string, consent: string | undefined, also?: readonly Write[]): Promise<void>;
  readonly grants: Grants;
}

interface AccountName {
  readonly provider: Provider;
  readonly address: string;
  readonly subject?: string | undefined;
}

export interface InboxesDeps {
  readonly storage: Storage;
  readonly clock: { now(): number };
  readonly keys: GrantKeys;
}

export function createInboxes({ storage, clock, keys }: InboxesDeps): Inboxes {
  const grants = createGrants(storage, clock, keys);
  const index = createInboxIndex(storage);
  const failures = createFailures(storage, clock);

  const now = () => new Date(clock.now()).toISOString();
  const inboxOf = async (id: string) => (await readRecord(storage, id, 'inbox'))?.value;

  async function holdsLive(key: IndexKey, exceptId: string | undefined): Promise<boolean> {
    for (const id of await index.candidates(key)) {
      if (id === exceptId) continue;
      const [inbox, grant] = await Promise.all([inboxOf(id), readRecord(storage, id, 'grant')]);
      if (inbox === undefined || grant === undefined || grant.value.deadSince !== undefined) continue;
      if (belongs(inbox, grant.value.subject, key)) return true;
    }
    return false;
  }

  return {
    grants,
    put: createPutInbox({ storage, index, grants, clock }),
    ...createInboxViews(storage),
    remove: createRemoveInbox({ storage, index, clock }),
    async ofPerson(workspace, email) {
      const key = { by: 'member', workspace, email } as const;
      const ids = await index.candidates(key);
      const found = await Promise.all(
        ids.map(async (id) => {
          const inbox = await inboxOf(id);
          if (inbox === undefined || !belongs(inbox, undefined, key)) return undefined;
          const { provider, address } = inbox;
          return { id, workspace, provider, address, own: inbox.ownerEmail.toLowerCase() === email.toLowerCase() };
        }),
      );
      return found.filter((inbox) => inbox !== undefined);
    },
    report: createTakeReport(storage, clock),
    async saveVerdict(id, verdict) {
      const provider = (await inboxOf(id))?.provider;
      if (provider === undefined) return;
      await updateRecord(storage, { inboxId: id, name: 'verdict' }, () => verdict);
      if (mayBeOutage(verdict)) await failures.remember(provider, id);
    },
    saveSync: (id, sync) =>
      updateRecord(storage, { inboxId: id, name: 'sync' }, (current) => ({ ...current, ...sync, placedAt: now() })),
    recentFailures: failures.count,
    rememberFailure: failures.remember,
    async holdsLiveGrant({ provider, address, subject }, exceptId) {
      const byAddress = { by: 'account', provider, address } as const;
      if (await holdsLive(byAddress, exceptId)) return true;
      return subject !== undefined && holdsLive({ by: 'subject', provider, subject }, exceptId);
    },
    async commitGrant(id, next) {
      const provider = (await inboxOf(id))?.provider;
      // Indexed before it is stored, as an inbox is.
      if (provider !== undefined && next.subject !== undefined) {
        await index.add({ by: 'subject', provider, subject: next.subject }, id);
      }
      return grants.commit(id, next);
    },
    markRevoked: grants.markRevoked,
  };
}

/** A verdict that only repeats what other inboxes met is no new sign of it, and a mailbox that could be read is none. */
function mayBeOutage(verdict: Verdict): boolean {
  const { cause, alsoPossible, seenAlike } = verdict;
  if (seenAlike !== undefined || isOnlyLate(verdict)) return false;
  return cause === 'provider_outage' || alsoPossible.includes('provider_outage');
}
