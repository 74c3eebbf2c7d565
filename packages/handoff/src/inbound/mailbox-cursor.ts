import { asJson, type Storage } from '@reconnect/storage';

/** How far a mailbox has been worked through: every mail up to `lastUid` is. UIDs hold for one `uidValidity`. */
export interface MailboxCursor {
  readonly uidValidity: string;
  readonly lastUid: number;
  /** But for these, which the server could not be got to hand over; they are asked for again. */
  readonly aside?: readonly number[];
}

const partition = 'mailbox';

export async function readCursor(storage: Storage, mailbox: string): Promise<MailboxCursor | undefined> {
  const record = await storage.read(partition, mailbox);
  return record === undefined ? undefined : (record.value as unknown as MailboxCursor);
}

/** Never moves back, whoever else works through the same mailbox: the loser of a race looks again. `aside` comes on top. */
export function moveCursor(
  storage: Storage,
  mailbox: string,
  { uidValidity, lastUid, aside = [] }: MailboxCursor,
): Promise<void> {
  return change(storage, mailbox, (stored) => {
    const known = stored?.uidValidity === uidValidity ? stored : undefined;
    const next = {
      uidValidity,
      lastUid: Math.max(known?.lastUid ?? 0, lastUid),
      aside: [...new Set([...(known?.aside ?? []), ...aside])],
    };
    const isNews = known?.lastUid !== next.lastUid || (known.aside?.length ?? 0) < next.aside.length;
    return isNews ? next : undefined;
  });
}

/** A mail that was set aside is worked through by now. */
export function takeBack(storage: Storage, mailbox: string, uid: number): Promise<void> {
  return change(storage, mailbox, (stored) =>
    stored?.aside?.includes(uid) ? { ...stored, aside: stored.aside.filter((one) => one !== uid) } : undefined,
  );
}

async function change(
  storage: Storage,
  mailbox: string,
  step: (stored: MailboxCursor | undefined) => MailboxCursor | undefined,
): Promise<void> {
  for (;;) {
    const record = await storage.read(partition, mailbox);
    const next = step(record?.value as unknown as MailboxCursor | undefined);
    if (next === undefined) return;
    const put = { kind: 'put', name: mailbox, value: asJson(next), expect: record?.version ?? 0 } as const;
    if ((await storage.commit(partition, [put])).outcome === 'saved') return;
  }
}
