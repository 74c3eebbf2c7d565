import { type DeadCase, type DelayedCase, deadCases, delayedCases, retryAllCases, retryCase } from '@reconnect/handoff';
import { type Desk, defineCommand, type ExitCode } from './command.ts';
import { OperatorError } from './errors.ts';
import type { Print } from './printing/print.ts';
import { jsonHelp, type ListOptions, listOptions, printList } from './printing/print-list.ts';
import { momentOf } from './printing/table.ts';
import { readArguments } from './read-arguments.ts';

/** The mails that were given up, and those that are still tried. 1 when there are any. */
async function listFailedMails(desk: Desk, { json }: ListOptions, print: Print): Promise<ExitCode> {
  const items = [...(await deadCases(desk)), ...(await delayedCases(desk))];
  if (!json && items.length === 0) print.out('No mail has failed: every case has reached support, or is on its way.');
  else printList({ items, header: ['Mail', 'Cases', 'Given up', 'Tries', 'Why'], rowOf }, json, print);
  if (!json && items.length > 0) {
    print.out('What is not given up is tried again by itself, after an hour at the latest.');
    print.out('Send one at once with "pnpm handoff retry CASE", or all with "pnpm handoff retry --all".');
  }
  return items.length === 0 ? 0 : 1;
}

function rowOf(failed: DeadCase | DelayedCase): readonly string[] {
  const { mail, caseNumbers, attempts, reason } = failed;
  const givenUp = 'diedAt' in failed ? momentOf(failed.diedAt) : 'not yet';
  return [mail, caseNumbers.join(', '), givenUp, String(attempts), reason];
}

interface RetryOptions {
  /** A case's or an incident's number; undefined: all that failed. */
  readonly number: string | undefined;
}

async function retryFailedMails(desk: Desk, { number }: RetryOptions, print: Print): Promise<ExitCode> {
  const retried = number === undefined ? await retryAllCases(desk) : await retryCase(desk, number);
  if (retried.length === 0 && number !== undefined) {
    print.problem('No mail of that number has failed.');
    return 1;
  }
  print.out(retried.length === 0 ? 'No mail has failed.' : `On their way again: ${retried.join(', ')}.`);
  return 0;
}

export const handoffList = defineCommand({
  name: 'handoff list',
  summary: 'show the mails that have not reached support, and why',
  help: [
    jsonHelp('handoff list', 'a mail'),
    'Where a mail was given up, its people have been told, with the address to write to and the whole case to copy.',
  ],
  needs: [],
  read: (args): ListOptions => readArguments({ args: [...args], options: listOptions }).values,
  run: listFailedMails,
});

export const handoffRetry = defineCommand({
  name: 'handoff retry',
  summary: 'send mails again, and at once, that have not reached support',
  help: [
    '  NUMBER   of a case (IR-…) or an incident (IN-…)',
    '  --all    everything that was given up or is still tried',
  ],
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
    return { number: number?.toUpperCase() };
  },
  run: retryFailedMails,
});
