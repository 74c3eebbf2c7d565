import { accountsOf, conversationKey, forgetPerson, personOf } from '@reconnect/assistant';
import { audit } from '@reconnect/audit';
import { findCases, forgetCase } from '@reconnect/handoff';
import { queues } from '@reconnect/hosting';
import { forgetLinks } from '@reconnect/reconnect';
import type { Storage } from '@reconnect/storage';
import { type Desk, defineCommand, type ExitCode } from '../command.ts';
import { OperatorError } from '../errors.ts';
import type { Print } from '../printing/print.ts';
import { inWords, printable } from '../printing/table.ts';
import { readArguments } from '../read-arguments.ts';
import { isToldTo, type KeptOfAccount, whatIsKept } from './what-is-kept.ts';

interface ForgetOptions {
  /** A conversation's key, or an e-mail address. */
  readonly person: string;
  /** Not only say what would be removed, but remove it. */
  readonly yes: boolean;
}

/** Says who is meant and what is kept of them, and removes it when told to. 1 when it did not, or nothing is kept. */
async function forget(desk: Desk, { person, yes }: ForgetOptions, print: Print): Promise<ExitCode> {
  const found = await whatIsKept(desk, await accountsNamed(desk.storage, person));
  if (found.length === 0) {
    print.problem('Nothing is kept of anybody by that name. Give an e-mail address, or a key like slack:T1:U1.');
    return 1;
  }
  if (!yes) {
    for (const kept of found) print.out(`Would remove of ${whoIs(kept)}: ${inventory(kept)}.`);
    print.out('Nothing is removed yet, and nothing that is removed comes back: look whether it is who you mean.');
    if (found.length > 1) print.out('Is one of them somebody else? Then name the others one by one, by their account.');
    print.out('To remove all of this, run it again with --yes.');
    return 1;
  }
  for (const kept of found) {
    await forgetAccount(desk, kept);
    print.out(`Removed of ${whoIs(kept)}: ${inventory(kept)}.`);
  }
  // What a conversation had in hand when it was forgotten may have opened a case since.
  const accounts = new Set(found.map(({ conversation }) => conversation));
  for (const { number } of await findCases(desk.storage, ({ conversation }) => accounts.has(conversation))) {
    await forgetCase(desk.storage, number);
    print.out(`Removed case ${number}, which was opened meanwhile.`);
  }
  print.out('The audit log keeps the entries of each account, and one that says it was forgotten.');
  print.out(
    'What still waits in the queues is told, and lies there until a day is over and another job is done there.',
  );
  print.out('Mails that support has received, and messages in the chat, are not ours to remove.');
  return 0;
}

/** Of an address: every account that it was written down of, as its own or in a case it opened. */
async function accountsNamed(storage: Storage, named: string): Promise<ReadonlySet<string>> {
  if (!named.includes('@')) {
    const person = personOf(named);
    return new Set(person === undefined ? [] : [conversationKey(person)]);
  }
  const address = named.toLowerCase();
  const reported = await findCases(storage, ({ reporter }) => reporter.email?.toLowerCase() === address);
  return new Set([...(await accountsOf(storage, address)), ...reported.map(({ conversation }) => conversation)]);
}

async function forgetAccount({ storage, jobs, clock, by }: Desk, kept: KeptOfAccount): Promise<void> {
  const { conversation, person, cases, links, deadLetters } = kept;
  // The entry comes first: what is left half done by a crash is known to have been begun, and is done again.
  await audit(storage, {
    at: new Date(clock.now()).toISOString(),
    deed: 'person.forgotten',
    by,
    about: { conversation },
  });
  await forgetLinks(storage, conversation, links);
  for (const { queue, id } of deadLetters) await jobs.discard(queue, id);
  for (const queue of queues) await jobs.forgetDone(queue, (payload) => isToldTo(payload, conversation));
  for (const number of cases) await forgetCase(storage, number);
  if (person !== undefined) await forgetPerson(storage, person);
}

const whoIs = ({ conversation, person }: KeptOfAccount) =>
  person?.name === undefined ? conversation : `${conversation} (${printable(person.name)})`;

function inventory({ person, cases, links, deadLetters }: KeptOfAccount): string {
  const numbers = cases.length === 0 ? '' : ` (${cases.join(', ')})`;
  return [
    counted(person?.conversations ?? 0, 'conversation'),
    `${counted(person?.lines ?? 0, 'line')} of it`,
    `${counted(cases.length, 'case')}${numbers}`,
    counted(links.filter(({ kind }) => kind === 'link').length, 'link'),
    counted(person?.outcomes ?? 0, 'outcome'),
    counted(person?.faces ?? 0, 'face'),
    counted(deadLetters.length, 'dead letter'),
  ].join(', ');
}

const counted = (count: number, thing: string) => `${inWords(count)} ${thing}${count === 1 ? '' : 's'}`;

export const forgetCommand = defineCommand({
  name: 'forget',
  summary: 'show what is kept of one person, and remove it with --yes',
  help: [
    '  PERSON   an e-mail address (all accounts it was written down of), or an account: slack:T1:U1, teams:TENANT:ID',
    '  --yes    remove it; without it, only say who is meant and what would be removed',
    'Conversation, transcript, cases, links, outcomes, faces and dead letters. Inboxes are removed by Aptly: DELETE /api/v1/inboxes/ID.',
    'An address is known from conversations and cases. What outlives them holds no address: name the account for it.',
  ],
  needs: [],
  read(args) {
    const { values, positionals } = readArguments({
      args: [...args],
      options: { yes: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const [person, ...rest] = positionals;
    if (person === undefined || rest.length > 0) throw new OperatorError('usage', 'Name one person.');
    return { person, yes: values.yes };
  },
  run: forget,
});
