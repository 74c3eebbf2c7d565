import type { Storage } from '@reconnect/storage';
import { caseNumbers } from './cases/case-number.ts';
import { addFollowUp, createCase, readCase } from './cases/case-records.ts';
import { latestLines } from './cases/latest-lines.ts';
import type { FollowUp, SupportCase } from './cases/support-case.ts';
import { HandoffError } from './errors.ts';
import { caseText } from './mail/compose-mail.ts';
import { type MailQueue, queueCaseMail } from './sending/mail-queue.ts';

export interface Handoff {
  /**
   * Takes a case over durably; the mail leaves later, with retries. The same key twice is the same case, as it was told
   * first: whoever died before hearing the number asks again and hears it. Of a long conversation only the end is kept.
   */
  open(supportCase: SupportCase): Promise<{ readonly caseNumber: string; readonly answersHere: boolean }>;
  /**
   * Adds to the mails of a case, as durably; the same key twice is added once, and nothing overtakes what came before.
   * What is added soon after a mail has left is gathered for the next one. `expired`: there is no such case, or its time
   * is up. `full`: so much waits to be sent already that this was not taken.
   */
  add(caseNumber: string, followUp: FollowUp): Promise<'added' | 'full' | 'expired'>;
  /** All of a case as text to be copied; undefined when it is no longer kept. */
  textOf(caseNumber: string): Promise<string | undefined>;
}

export interface HandoffDeps {
  readonly storage: Storage;
  readonly queue: MailQueue;
  /** Whether support's answers are fetched and told; see `createAnswers`. */
  readonly answersHere: boolean;
}

export function createHandoff({ storage, queue, answersHere }: HandoffDeps): Handoff {
  async function store(supportCase: SupportCase): Promise<string> {
    const lines = latestLines(supportCase.transcript);
    for (const number of caseNumbers(supportCase.key)) {
      if (await createCase(storage, { ...supportCase, ...lines, number })) return number;
      const known = await readCase(storage, number);
      if (known?.key === supportCase.key) return number;
    }
    throw new HandoffError('numbers-taken', 'Every number this case could get is taken.');
  }

  return {
    async open(supportCase) {
      const number = await store(supportCase);
      await queueCaseMail({ storage, queue }, number);
      return { caseNumber: number, answersHere };
    },
    async add(caseNumber, followUp) {
      const added = await addFollowUp(storage, caseNumber, followUp);
      if (added !== 'expired') await queueCaseMail({ storage, queue }, caseNumber);
      return added;
    },
    async textOf(caseNumber) {
      const supportCase = await readCase(storage, caseNumber);
      return supportCase === undefined ? undefined : caseText(supportCase);
    },
  };
}
