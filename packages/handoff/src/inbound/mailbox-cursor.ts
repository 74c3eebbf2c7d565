import type { Storage } from '@reconnect/storage';

/** How far a mailbox has been worked through: every mail up to `lastUid` is. UIDs hold for one `uidValidity`. */
export interface MailboxCursor {
  readonly uidValidity: string;
  readonly lastUid: number;
}

const partition = 'mailbox';

export async function readCursor(storage: Storage, mailbox: string): Promise<MailboxCursor | undefined> {
  const record = await storage.read(partition, mailbox);
  return record === undefined ? undefined : (record.value as unknown as MailboxCursor);
}

/** Never moves back, whoever else works through the same mailbox: the loser of a race looks again. */
export async function moveCursor(
  storage: Storage,
  mailbox: string,
  { uidValidity, lastUid }: MailboxCursor,
): Promise<void> {
  for (;;) {
    const record = await storage.read(partition, mailbox);
    const known = record?.value as unknown as MailboxCursor | undefined;
    if (known !== undefined && known.uidValidity === uidValidity && known.lastUid >= lastUid) return;
    const value = { uidValidity, lastUid };
    const put = { kind: 'put', name: mailbox, value, expect: record?.version ?? 0 } as const;
    if ((await storage.commit(partition, [put])).outcome === 'saved') return;
  }
}
