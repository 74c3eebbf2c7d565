import type { Storage } from '@reconnect/storage';
import type { Provider, Verdict } from '@reconnect/troubleshooting';
import { type Found, type GrantRecord, type InboxRecord, readRecord, revisionOf, type SyncState } from './records.ts';

/** What the registry tells about an inbox; it never holds a secret. */
export interface InboxView extends InboxRecord {
  readonly id: string;
  readonly state: 'connected' | 'disconnected' | 'no_grant';
  readonly scopes: readonly string[];
  readonly sync: SyncState;
  /** None where what was found last was found of a grant that has been replaced since. */
  readonly lastVerdict?: Verdict;
}

/** What a diagnosis starts from. */
export interface InboxFacts {
  readonly provider: Provider;
  readonly workspace: string;
  readonly address: string;
  readonly scopes: readonly string[];
  readonly sync: SyncState;
  /** ISO 8601; undefined when there is no grant. */
  readonly grantObtainedAt?: string;
}

/** What a consent is verified against. */
export interface InboxAccount {
  readonly provider: Provider;
  readonly address: string;
  readonly subject?: string;
  /** Of its grant, if it has one. */
  readonly scopes: readonly string[];
  readonly sync: SyncState;
  /** For `commitGrant`: changes whenever the inbox itself or its sync state does. */
  readonly revision: string;
}

/** What others may know of an inbox; each is `undefined` when there is no such inbox. */
export interface InboxViews {
  get(id: string): Promise<InboxView | undefined>;
  facts(id: string): Promise<InboxFacts | undefined>;
  account(id: string): Promise<InboxAccount | undefined>;
}

export function createInboxViews(storage: Storage): InboxViews {
  async function read(id: string) {
    const [inbox, grant, sync] = await Promise.all([
      readRecord(storage, id, 'inbox'),
      readRecord(storage, id, 'grant'),
      readRecord(storage, id, 'sync'),
    ]);
    return inbox && { inbox, grant, sync: sync?.value ?? {}, revision: revisionOf(inbox, sync) };
  }

  return {
    async get(id) {
      const [found, verdict] = await Promise.all([read(id), readRecord(storage, id, 'verdict')]);
      if (found === undefined) return undefined;
      const { inbox, grant, sync } = found;
      const view = { id, ...inbox.value, state: stateOf(grant), scopes: grant?.value.scopes ?? [], sync };
      return verdict === undefined || isOfAnEarlierGrant(verdict, grant)
        ? view
        : { ...view, lastVerdict: verdict.value };
    },
    async facts(id) {
      const found = await read(id);
      if (found === undefined) return undefined;
      const { provider, workspace, address } = found.inbox.value;
      const facts = { provider, workspace, address, scopes: found.grant?.value.scopes ?? [], sync: found.sync };
      const obtainedAt = found.grant?.value.obtainedAt;
      return obtainedAt === undefined ? facts : { ...facts, grantObtainedAt: new Date(obtainedAt).toISOString() };
    },
    async account(id) {
      const found = await read(id);
      if (found === undefined) return undefined;
      const { provider, address } = found.inbox.value;
      const subject = found.grant?.value.subject;
      const scopes = found.grant?.value.scopes ?? [];
      const account = { provider, address, scopes, sync: found.sync, revision: found.revision };
      return subject === undefined ? account : { ...account, subject };
    },
  };
}

function isOfAnEarlierGrant({ value }: Found<Verdict>, grant: Found<GrantRecord> | undefined): boolean {
  return grant !== undefined && Date.parse(value.checkedAt) < grant.value.obtainedAt;
}

function stateOf(grant: Found<GrantRecord> | undefined): InboxView['state'] {
  if (grant === undefined) return 'no_grant';
  return grant.value.deadSince === undefined ? 'connected' : 'disconnected';
}
