import { createHash } from 'node:crypto';
import type { Storage, Write } from '@reconnect/storage';
import type { WorldEvent } from '@reconnect/troubleshooting';
import { expiryOf, partitionOf, readCase } from '../cases/case-records.ts';
import { casesOfIncident } from '../cases/incidents.ts';
import type { NumberedCase } from '../cases/support-case.ts';
import { type Answer, cutAnswer } from './cut-answer.ts';
import { type InboundMail, largestMail } from './inbound-mail.ts';
import { matchCase, type OurAddresses } from './match-case.ts';
import { namePictures } from './name-pictures.ts';
import { readMail } from './read-mail.ts';
import { speakerOf } from './speaker-of.ts';
import { type Trust, type Verification, verifySender } from './verify-sender.ts';

/** What a conversation learns of support. */
export type SupportEvent = Extract<WorldEvent, { readonly type: 'support.answered' | 'support.solved' }>;

/** What came of a mail, and why. `number` is the case's, or that of the incident it is part of. */
export type Taken =
  | { readonly outcome: 'told'; readonly number: string; readonly solved: boolean }
  /** It was told before: it came twice, or a process died in between. */
  | { readonly outcome: 'known'; readonly number: string }
  /** Somebody speaks as support who is not. */
  | { readonly outcome: 'refused'; readonly number: string; readonly because: Distrust }
  | { readonly outcome: 'ignored'; readonly because: Indifference };

type Distrust = Exclude<Verification, { readonly verified: true }>['because'];
type Indifference = 'too_large' | 'unreadable' | 'our_own' | 'automatic' | 'no_case' | 'unknown_case' | 'empty';

/** A step that somebody may have to account for; holds no address and no text. */
export type AnswerDeed =
  | { readonly deed: 'answer.told'; readonly number: string; readonly because: 'answered' | 'solved' }
  | RefusalDeed;
interface RefusalDeed {
  readonly deed: 'answer.refused';
  readonly number: string;
  readonly because: Distrust;
}

export interface AnswersDeps {
  readonly storage: Storage;
  readonly addresses: OurAddresses;
  readonly trust: Trust;
  /** Takes an event over durably; the same `key` twice is one event. */
  readonly notify: (conversation: string, key: string, event: SupportEvent) => Promise<void>;
  /** The audit entry that goes into the commit of the deed. */
  readonly auditWrite: (deed: Exclude<AnswerDeed, RefusalDeed>) => Write;
  /** Accounts for a mail that was refused. Strangers can send any number of them, so not each needs an entry of its own. */
  readonly auditRefusal: (deed: RefusalDeed) => Promise<void>;
}

/** Support's answers on their way back into the conversation they are for. */
export interface Answers {
  /**
   * Takes a mail as servers hand it on. The same mail twice, from wherever, is told once. Rejected only when the store or
   * the queue is away: then nothing is lost, and the mail is to be brought again.
   */
  take(raw: Uint8Array): Promise<Taken>;
}

export function createAnswers(deps: AnswersDeps): Answers {
  return {
    async take(raw) {
      if (raw.byteLength > largestMail) return { outcome: 'ignored', because: 'too_large' };
      const mail = await readMail(raw);
      if (mail === undefined) return { outcome: 'ignored', because: 'unreadable' };
      if (mail.ours || mail.from?.address === deps.addresses.from.toLowerCase())
        return { outcome: 'ignored', because: 'our_own' };
      if (mail.automatic) return { outcome: 'ignored', because: 'automatic' };
      return takeForCase(deps, mail);
    },
  };
}

async function takeForCase(deps: AnswersDeps, mail: InboundMail): Promise<Taken> {
  const number = matchCase(mail, deps.addresses);
  if (number === undefined) return { outcome: 'ignored', because: 'no_case' };
  if ((await casesOf(deps.storage, number).next()).done) return { outcome: 'ignored', because: 'unknown_case' };
  const verification = verifySender(mail, deps.trust);
  if (!verification.verified) {
    const { because } = verification;
    // No trace under the mail's id: a stranger who guesses the id of support's next mail must not silence it.
    await deps.auditRefusal({ deed: 'answer.refused', number, because });
    return { outcome: 'refused', number, because };
  }
  const answer = namePictures(cutAnswer(mail), mail);
  if (isIncident(number) && isEmpty(answer) && !answer.solved) return { outcome: 'ignored', because: 'empty' };
  let news = false;
  for await (const one of casesOf(deps.storage, number)) if (await tell(deps, one, { mail, answer })) news = true;
  return news ? { outcome: 'told', number, solved: answer.solved } : { outcome: 'known', number };
}

/** An answer to an incident is for everybody whom the outage struck: so many that they are read one by one. */
async function* casesOf(storage: Storage, number: string): AsyncGenerator<NumberedCase, void> {
  const numbers = isIncident(number) ? await casesOfIncident(storage, { number }) : [number];
  for (const one of numbers) {
    const supportCase = await readCase(storage, one);
    if (supportCase !== undefined) yield supportCase;
  }
}

const isIncident = (number: string): boolean => number.startsWith('IN-');

interface Telling {
  readonly mail: InboundMail;
  readonly answer: Answer & Pick<InboundMail, 'attachments'>;
}

function isEmpty({ text, attachments }: Telling['answer']): boolean {
  return text === '' && attachments.length === 0;
}

/**
 * Hands the answer over first and notes it second: a crash in between hands it over again under the same key, which
 * changes nothing. `false` when it was told before.
 *
 * An empty answer is told as such, and in the chat: the person who waits can ask what was meant, and no mail goes back that
 * a machine at support's end could answer, and so on without end. To an incident it is not: nobody there asked by name.
 */
async function tell(deps: AnswersDeps, supportCase: NumberedCase, { mail, answer }: Telling): Promise<boolean> {
  const { number: caseNumber, conversation } = supportCase;
  const { text, attachments, solved } = answer;
  const partition = partitionOf(caseNumber);
  const name = `answer/${createHash('sha256').update(mail.id).digest('base64url')}`;
  if ((await deps.storage.read(partition, name)) !== undefined) return false;

  const from = speakerOf(mail.from?.name ?? '');
  const key = `${caseNumber}/${name}`;
  if (!isEmpty(answer) || !solved) {
    const closes = solved && { solved };
    await deps.notify(conversation, key, { type: 'support.answered', caseNumber, from, text, attachments, ...closes });
  }
  if (solved) await deps.notify(conversation, `${key}/solved`, { type: 'support.solved', caseNumber, from });
  const { outcome } = await deps.storage.commit(partition, [
    { kind: 'put', name, value: null, expect: 0, expiresAt: expiryOf(supportCase) },
    deps.auditWrite({ deed: 'answer.told', number: caseNumber, because: solved ? 'solved' : 'answered' }),
  ]);
  return outcome === 'saved';
}
