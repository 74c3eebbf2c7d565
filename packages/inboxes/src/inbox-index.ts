import type { Storage } from '@reconnect/storage';
import type { InboxRecord } from './records.ts';

/** Whom or what inboxes are looked up by. */
export type IndexKey =
  | { readonly by: 'member'; readonly workspace: string; readonly email: string }
  | { readonly by: 'account'; readonly provider: string; readonly address: string }
  /** The provider's own id of the account: an inbox may be registered under an alias of its address. */
  | { readonly by: 'subject'; readonly provider: string; readonly subject: string };

/**
 * Finds inboxes by a person or by the provider's account.
 *
 * It lives in other partitions than the inboxes, so no commit spans both: it is written before an inbox and cleared
 * after it, and may name inboxes that do not belong to the key (any more). Whoever reads it must look at the inbox.
 */
export interface InboxIndex {
  add(key: IndexKey, inboxId: string): Promise<void>;
  /** `stillBelongs` is asked before and after: an inbox that was added meanwhile stays, or is back at once. */
  drop(key: IndexKey, inboxId: string, stillBelongs: () => Promise<boolean>): Promise<void>;
  candidates(key: IndexKey): Promise<readonly string[]>;
}

export function createInboxIndex(storage: Storage): InboxIndex {
  async function read(key: IndexKey) {
    const record = await storage.read(partitionOf(key), 'inboxes');
    return { ids: (record?.value ?? []) as readonly string[], version: record?.version ?? 0 };
  }

  async function add(key: IndexKey, inboxId: string): Promise<void> {
    for (;;) {
      const { ids, version } = await read(key);
      if (ids.includes(inboxId)) return;
      const value = [...ids, inboxId];
      const { outcome } = await storage.commit(partitionOf(key), [
        { kind: 'put', name: 'inboxes', value, expect: version },
      ]);
      if (outcome === 'saved') return;
    }
  }

  return {
    add,
    async drop(key, inboxId, stillBelongs) {
      for (;;) {
        const { ids, version } = await read(key);
        if (!ids.includes(inboxId) || (await stillBelongs())) return;
        const value = ids.filter((id) => id !== inboxId);
        const { outcome } = await storage.commit(partitionOf(key), [
          value.length > 0
            ? { kind: 'put', name: 'inboxes', value, expect: version }
            : { kind: 'remove', name: 'inboxes', expect: version },
        ]);
        if (outcome === 'saved') break;
      }
      if (await stillBelongs()) await add(key, inboxId);
    },
    candidates: async (key) => (await read(key)).ids,
  };
}

function partitionOf(key: IndexKey): string {
  switch (key.by) {
    case 'member':
      return `member:${key.workspace}:${key.email.toLowerCase()}`;
    case 'account':
      return `account:${key.provider}:${key.address.toLowerCase()}`;
    case 'subject':
      return `subject:${key.provider}:${key.subject}`;
    default:
      return key satisfies never;
  }
}

/** Everything an inbox is found by; `subject` is its grant's, where that is known. */
export function indexKeys(
  { workspace, provider, address, ownerEmail, memberEmails }: InboxRecord,
  subject: string | undefined,
): readonly IndexKey[] {
  const emails = new Set([ownerEmail, ...memberEmails].map((email) => email.toLowerCase()));
  const members = [...emails].map((email) => ({ by: 'member' as const, workspace, email }));
  const subjects = subject === undefined ? [] : [{ by: 'subject' as const, provider, subject }];
  return [...members, { by: 'account', provider, address }, ...subjects];
}

/** Asks the fields and not the partition's name: a workspace or an address may hold a colon as well. */
export function belongs(inbox: InboxRecord, subject: string | undefined, key: IndexKey): boolean {
  switch (key.by) {
    case 'member':
      return inbox.workspace === key.workspace && [inbox.ownerEmail, ...inbox.memberEmails].some(isSameAs(key.email));
    case 'account':
      return inbox.provider === key.provider && isSameAs(key.address)(inbox.address);
    case 'subject':
      return inbox.provider === key.provider && subject === key.subject;
    default:
      return key satisfies never;
  }
}

const isSameAs = (address: string) => (other: string) => other.toLowerCase() === address.toLowerCase();
