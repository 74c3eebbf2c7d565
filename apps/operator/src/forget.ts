import { conversationKey, forgetPerson, type Person, peopleOf, personOf } from '@reconnect/assistant';
import { audit } from '@reconnect/audit';
import { forgetCases } from '@reconnect/handoff';
import { forgetLinks } from '@reconnect/reconnect';
import type { Storage } from '@reconnect/storage';
import { type Desk, defineCommand, type ExitCode } from './command.ts';
import { OperatorError } from './errors.ts';
import { forgetDeadLetters } from './forget-dead-letters.ts';
import type { Print } from './print.ts';
import { readArguments } from './read-arguments.ts';
import { inWords } from './table.ts';

interface ForgetOptions {
  /** A conversation's key, or an e-mail address. */
  readonly person: string;
}

/** Removes one person's data and says what it removed. 1 when nobody is known by that name. */
async function forget(desk: Desk, { person: named }: ForgetOptions, print: Print): Promise<ExitCode> {
  const people = await whoIs(desk, named);
  if (people.length === 0) {
    print.problem('Nobody is known by that name. Give an e-mail address, or a key like slack:T1:U1.');
    return 1;
  }
  for (const person of people) await forgetOne(desk, person, print);
  print.out('The audit log keeps the entries of this account, and one that says it was forgotten.');
  print.out(
    'What was told within the last day lies in the queues until that day is over; what still waits there is told.',
  );
  print.out('Mails that support has received, and messages in the chat, are not ours to remove.');
  return 0;
}

async function whoIs({ storage }: Desk, named: string): Promise<readonly Person[]> {
  if (named.includes('@')) return peopleOf(storage, named);
  const person = personOf(named);
  return person !== undefined && (await isKnown(storage, person)) ? [person] : [];
}

/** By anything kept of them: outcomes and faces are kept for longer than the conversation. Walks over the whole store. */
async function isKnown(storage: Storage, person: Person): Promise<boolean> {
  const key = conversationKey(person);
  for await (const { partition } of storage.scan('')) if (partition === key) return true;
  return false;
}

async function forgetOne({ storage, jobs, clock, by }: Desk, person: Person, print: Print): Promise<void> {
  const conversation = conversationKey(person);
  // The entry comes first: what is left half done by a crash is known to have been begun, and is done again.
  await audit(storage, {
    at: new Date(clock.now()).toISOString(),
    deed: 'person.forgotten',
    by,
    about: { conversation },
  });
  const links = await forgetLinks(storage, conversation);
  const cases = await forgetCases(storage, conversation);
  const dead = await forgetDeadLetters(jobs, { conversation, cases });
  const { conversations, lines, outcomes, faces } = await forgetPerson(storage, person);
  const numbers = cases.length === 0 ? '' : ` (${cases.join(', ')})`;
  print.out(
    `Removed of ${conversation}: ${counted(conversations, 'conversation')}, ${counted(lines, 'line')} of it, ${counted(cases.length, 'case')}${numbers}, ` +
      `${counted(links, 'link')}, ${counted(outcomes, 'outcome')}, ${counted(faces, 'face')}, ${counted(dead, 'dead letter')}.`,
  );
}

const counted = (count: number, thing: string) => `${inWords(count)} ${thing}${count === 1 ? '' : 's'}`;

export const forgetCommand = defineCommand({
  name: 'forget',
  summary: "remove one person's data and say what was removed",
  help: [
    '  PERSON   an e-mail address (all their accounts), or an account: slack:T1:U1, teams:TENANT:ID',
    'Removes conversation, transcript, cases, links, outcomes, faces and dead letters. Inboxes are removed by Aptly: DELETE /api/v1/inboxes/ID.',
  ],
  needs: [],
  read(args) {
    const { positionals } = readArguments({ args: [...args], options: {}, allowPositionals: true });
    const [person, ...rest] = positionals;
    if (person === undefined || rest.length > 0) throw new OperatorError('usage', 'Name one person.');
    return { person };
  },
  run: forget,
});
