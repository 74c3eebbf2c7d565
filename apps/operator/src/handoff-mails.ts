import { deadCases, retryAllCases, retryCase } from '@reconnect/handoff';
import { type Desk, defineCommand, type ExitCode } from './command.ts';
import { OperatorError } from './errors.ts';
import type { Print } from './print.ts';
import { readArguments } from './read-arguments.ts';
import { momentOf, tableOf } from './table.ts';

/** The mails that did not reach support. 1 when there are any. */
async function listDeadMails(desk: Desk, _options: object, print: Print): Promise<ExitCode> {
  const dead = await deadCases(desk);
  if (dead.length === 0) {
    print.out('Every case has reached support, or is still on its way.');
    return 0;
  }
  const rows = dead.map(({ mail, caseNumbers, attempts, reason, diedAt }) => [
    mail,
    caseNumbers.join(', '),
    momentOf(diedAt),
    String(attempts),
    reason,
  ]);
  for (const line of tableOf([['Mail', 'Cases', 'Given up', 'Tries', 'Why'], ...rows])) print.out(line);
  print.out('Send them again with "pnpm handoff retry CASE", or all with "pnpm handoff retry --all".');
  return 1;
}

interface RetryOptions {
  /** A case's or an incident's number; undefined: all that are dead. */
  readonly number: string | undefined;
}

async function retryDeadMails(desk: Desk, { number }: RetryOptions, print: Print): Promise<ExitCode> {
  const retried = number === undefined ? await retryAllCases(desk) : await retryCase(desk, number);
  if (retried.length === 0)
    print.problem(number === undefined ? 'There are no dead mails.' : 'There is no dead mail of that number.');
  else print.out(`On their way again: ${retried.join(', ')}.`);
  return retried.length === 0 ? 1 : 0;
}

export const handoffList = defineCommand({
  name: 'handoff list',
  summary: 'show the mails that did not reach support, and why',
  help: ['Their people have been told, with the address to write to and the whole case to copy.'],
  needs: [],
  read: (args) => readArguments({ args: [...args], options: {} }).values,
  run: listDeadMails,
});

export const handoffRetry = defineCommand({
  name: 'handoff retry',
  summary: 'send mails again that did not reach support',
  help: ['  NUMBER   of a case (IR-…) or an incident (IN-…)', '  --all    everything that is dead'],
  needs: [],
  read(args) {
    const { values, positionals } = readArguments({
      args: [...args],
      options: { all: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const [number] = positionals;
    if ((number === undefined) === !values.all || positionals.length > 1) {
      throw new OperatorError('usage', 'Name one case, or give --all.');
    }
    return { number };
  },
  run: retryDeadMails,
});
