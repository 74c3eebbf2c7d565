import type { SMTPServerSession } from 'smtp-server';

/** How a mail goes wrong; each fault strikes the next `times` (1) mails. */
export interface MailFaults {
  /** Refuses the recipient: 421 (shutting down) and 451 are worth another try, 550 is final. */
  answer(code: 421 | 451 | 550, times?: number): void;
  /** Cuts the connection while the mail is on its way. */
  dropMidData(times?: number): void;
  /** Never answers to the recipient. */
  hang(times?: number): void;
  /** From now on, refuses (451) the first attempt of every pair of sender and recipient. */
  greylist(): void;
  clear(): void;
  /** For the server: what to answer to a recipient; null accepts. */
  atRecipient(recipient: string, session: SMTPServerSession): Error | null | 'hang';
  /** For the server: whether to cut the connection in the middle of this mail. */
  dropsThisMail(): boolean;
}

const sentences = {
  421: '4.3.2 Service shutting down, closing transmission channel',
  451: '4.7.1 Try again later',
  550: '5.1.1 The mailbox does not exist',
};

export function createMailFaults(): MailFaults {
  let planned: (421 | 451 | 550 | 'hang')[] = [];
  let drops = 0;
  let known: Set<string> | undefined;

  const refusal = (code: keyof typeof sentences) => Object.assign(new Error(sentences[code]), { responseCode: code });

  return {
    answer(code, times = 1) {
      planned.push(...Array<typeof code>(times).fill(code));
    },
    hang(times = 1) {
      planned.push(...Array<'hang'>(times).fill('hang'));
    },
    dropMidData(times = 1) {
      drops += times;
    },
    greylist() {
      known = new Set();
    },
    clear() {
      planned = [];
      drops = 0;
      known = undefined;
    },
    atRecipient(recipient, { envelope }) {
      const next = planned.shift();
      if (next === 'hang') return 'hang';
      if (next !== undefined) return refusal(next);
      const pair = `${envelope.mailFrom === false ? '' : envelope.mailFrom.address} ${recipient}`;
      if (known === undefined || known.has(pair)) return null;
      known.add(pair);
      return refusal(451);
    },
    dropsThisMail() {
      if (drops === 0) return false;
      drops -= 1;
      return true;
    },
  };
}
