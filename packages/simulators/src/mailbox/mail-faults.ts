import type { SMTPServerSession } from 'smtp-server';

/** Where in the dialogue something goes wrong: before a word is said, at the recipient, within the mail, after its last line. */
export type MailStage = 'greeting' | 'recipient' | 'data' | 'end';

/** 4xx are worth another try, 5xx are final. */
export type Refusal = 421 | 450 | 451 | 452 | 550 | 552 | 554;

/**
 * A status refuses, `hang` never answers, `drop` cuts the connection; the mail is lost. `lose` and `swallow` keep the mail
 * and do the same instead of saying so, which the sender cannot tell from a loss.
 */
export type MailFault = Refusal | 'hang' | 'drop' | 'lose' | 'swallow';

/** How a mail goes wrong; each planned fault strikes the next `times` (1) mails that get so far. */
export interface MailFaults {
  plan(at: MailStage, fault: MailFault, times?: number): void;
  /** Refuses the recipient. */
  answer(code: Refusal, times?: number): void;
  /** Cuts the connection while the mail is on its way. */
  dropMidData(times?: number): void;
  /** Never answers to the recipient. */
  hang(times?: number): void;
  /** From now on, refuses (450) the first attempt of every pair of sender and recipient. */
  greylist(): void;
  /** From now on, every answer takes so many milliseconds. */
  slowDown(ms: number): void;
  clear(): void;
  /** Tells of every stage that a mail gets to, before it is answered; the returned function stops it. */
  onStage(listener: (stage: MailStage) => void): () => void;
}

/** For the server: what to do at a stage; undefined goes on as usual. */
export interface MailFate {
  readonly faults: MailFaults;
  at(stage: MailStage): MailFault | undefined;
  isGreylisted(recipient: string, session: SMTPServerSession): boolean;
  /** Milliseconds before each answer. */
  delay(): number;
}

const sentences: Readonly<Record<Refusal, string>> = {
  421: '4.3.2 Service shutting down, closing transmission channel',
  450: '4.2.0 Greylisted, try again later',
  451: '4.7.1 Try again later',
  452: '4.3.1 Out of room, try again later',
  550: '5.1.1 The mailbox does not exist',
  552: '5.3.4 The mail is too large',
  554: '5.7.1 Refused',
};

export function refusal(code: Refusal): Error {
  return Object.assign(new Error(sentences[code]), { responseCode: code });
}

export function createMailFate(): MailFate {
  const planned = new Map<MailStage, MailFault[]>();
  const listeners = new Set<(stage: MailStage) => void>();
  let known: Set<string> | undefined;
  let delay = 0;

  const plan = (at: MailStage, fault: MailFault, times = 1) => {
    planned.set(at, [...(planned.get(at) ?? []), ...Array<MailFault>(times).fill(fault)]);
  };

  return {
    faults: {
      plan,
      answer: (code, times) => plan('recipient', code, times),
      hang: (times) => plan('recipient', 'hang', times),
      dropMidData: (times) => plan('data', 'drop', times),
      greylist() {
        known = new Set();
      },
      slowDown(ms) {
        delay = ms;
      },
      clear() {
        planned.clear();
        known = undefined;
        delay = 0;
      },
      onStage(listener) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
    at(stage) {
      const fault = planned.get(stage)?.shift();
      for (const listener of listeners) listener(stage);
      return fault;
    },
    isGreylisted(recipient, { envelope }) {
      const pair = `${envelope.mailFrom === false ? '' : envelope.mailFrom.address} ${recipient}`;
      if (known === undefined || known.has(pair)) return false;
      known.add(pair);
      return true;
    },
    delay: () => delay,
  };
}
