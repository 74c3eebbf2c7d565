import { randomUUID } from 'node:crypto';

/** A message in a simulated mailbox. */
export interface SimulatedMail {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
  /** As in a From header: `Ada <ada@example.com>` or the bare address. */
  readonly from: string;
  readonly subject: string;
}

/** What a test or the playground says of a new message; the rest is made up. */
export interface NewMail {
  readonly at?: number;
  readonly from?: string;
  readonly subject?: string;
}

export function createMail({ at, from, subject }: NewMail, now: number): SimulatedMail {
  return {
    id: randomUUID().replaceAll('-', '').slice(0, 16),
    receivedAt: at ?? now,
    from: from ?? 'Nora Lind <nora@northwind.example>',
    subject: subject ?? 'The minutes of this morning',
  };
}
