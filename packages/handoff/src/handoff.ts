import type { Storage } from '@reconnect/storage';
import { caseNumbers } from './case-number.ts';
import { HandoffError } from './errors.ts';
import type { NumberedCase, SupportCase } from './support-case.ts';

/** What the handoff needs from the job engine: the job's id is the case's number. */
export interface MailQueue {
  add(job: {
    readonly queue: string;
    readonly id: string;
    readonly payload: null;
    readonly retry: { readonly attempts: number; readonly delay: number; readonly maxDelay: number };
  }): Promise<unknown>;
}

export interface Handoff {
  /**
   * Takes a case over durably; the mail leaves later, with retries. The same key twice is the same case, as it was told
   * first: whoever died before hearing the number asks again and hears it.
   */
  open(supportCase: SupportCase): Promise<{ readonly caseNumber: string }>;
}

export const handoffQueue = 'handoff';
/** Pauses of a minute, doubled up to an hour, in milliseconds: three days in all. */
const threeDays = { attempts: 78, delay: 60_000, maxDelay: 60 * 60_000 };
/** How long a case is kept, in milliseconds. */
const keptFor = 90 * 24 * 60 * 60_000;

export function createHandoff({ storage, queue }: { readonly storage: Storage; readonly queue: MailQueue }): Handoff {
  async function store(supportCase: SupportCase): Promise<string> {
    const expiresAt = Date.parse(supportCase.openedAt) + keptFor;
    for (const number of caseNumbers(supportCase.key)) {
      // What JSON drops (fields that are undefined) must not reach the store.
      const value = JSON.parse(JSON.stringify({ ...supportCase, number }));
      const put = { kind: 'put', name: 'case', value, expect: 0, expiresAt } as const;
      const { outcome } = await storage.commit(partitionOf(number), [put]);
      if (outcome === 'saved') return number;
      const known = await readCase(storage, number);
      if (known?.key === supportCase.key) return number;
    }
    throw new HandoffError('numbers-taken', 'Every number this case could get is taken.');
  }

  return {
    async open(supportCase) {
      const number = await store(supportCase);
      await queue.add({ queue: handoffQueue, id: number, payload: null, retry: threeDays });
      return { caseNumber: number };
    },
  };
}

/** A case by its number; undefined when there is none, or its time is up. */
export async function readCase(storage: Storage, number: string): Promise<NumberedCase | undefined> {
  const record = await storage.read(partitionOf(number), 'case');
  return record === undefined ? undefined : (record.value as unknown as NumberedCase);
}

function partitionOf(number: string): string {
  return `case:${number}`;
}
