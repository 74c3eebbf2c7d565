import { handoffQueue } from '@reconnect/handoff';
import { queues } from '@reconnect/hosting';
import type { DeadJob } from '@reconnect/jobs';
import { type Desk, defineCommand, type ExitCode } from './command.ts';
import { OperatorError } from './errors.ts';
import type { Print } from './printing/print.ts';
import { jsonHelp, type ListOptions, listOptions, printList } from './printing/print-list.ts';
import { inWords, momentOf } from './printing/table.ts';
import { readArguments } from './read-arguments.ts';

/** Mails have commands of their own: several belong to one case and leave in order. */
const ours = queues.filter((queue) => queue !== handoffQueue);

interface DeadListOptions extends ListOptions {
  readonly among: readonly string[];
}

interface DeadOptions {
  readonly queue: string;
  /** One job's; undefined: all. */
  readonly id: string | undefined;
}

/** The jobs that were given up, without what is in them. 1 when there are any. */
async function listDead({ jobs }: Desk, { among, json }: DeadListOptions, print: Print): Promise<ExitCode> {
  const items = [];
  for (const queue of among) {
    for (const { payload: _, ...job } of await jobs.dead(queue)) items.push({ queue, ...job });
  }
  if (!json && items.length === 0) print.out('No dead letters.');
  else printList({ items, header: ['Queue', 'Job', 'Given up', 'Tries', 'Why'], rowOf }, json, print);
  if (!json && items.length > 0) {
    print.out('Try one again with "pnpm dead retry QUEUE JOB", or all of a queue with "pnpm dead retry QUEUE --all".');
  }
  return items.length === 0 ? 0 : 1;
}

const rowOf = ({ queue, id, attempts, reason, diedAt }: Omit<DeadJob, 'payload'> & { readonly queue: string }) => [
  ...[queue, id, momentOf(diedAt), String(attempts), reason],
];

/** Does it to one dead letter, or to all of a queue. 1 when there is no such one. */
const doTo =
  (deed: 'retry' | 'discard', done: string) =>
  async ({ jobs }: Desk, { queue, id }: DeadOptions, print: Print): Promise<ExitCode> => {
    const ids = id === undefined ? (await jobs.dead(queue)).map((job) => job.id) : [id];
    let count = 0;
    for (const one of ids) if (await jobs[deed](queue, one)) count += 1;
    if (count === 0 && id !== undefined) {
      print.problem('There is no such dead letter.');
      return 1;
    }
    print.out(count === 0 ? 'No dead letters.' : `${inWords(count)} ${done}.`);
    return 0;
  };

function queueOf(name: string | undefined, among: readonly string[]): string {
  if (name !== undefined && among.includes(name)) return name;
  const hint = name === handoffQueue ? 'For mails there is "pnpm handoff".' : `The queues are: ${among.join(', ')}.`;
  throw new OperatorError('usage', `Name a queue. ${hint}`);
}

function readDead(args: readonly string[], among: readonly string[]): DeadOptions {
  const { values, positionals } = readArguments({
    args: [...args],
    options: { all: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const [queue, id, ...rest] = positionals;
  const known = queueOf(queue, among);
  if ((id === undefined) === !values.all || rest.length > 0) {
    throw new OperatorError('usage', 'Name one job, or give --all.');
  }
  return { queue: known, id };
}

export const deadList = defineCommand({
  name: 'dead list',
  summary: 'show what was given up: webhooks, and what people were to be told',
  help: [
    `  QUEUE    ${ours.join(', ')}; without it, all of them`,
    jsonHelp('dead list', 'a dead letter'),
    'Mails that did not reach support are in "pnpm handoff list".',
  ],
  needs: [],
  read(args): DeadListOptions {
    const { values, positionals } = readArguments({ args: [...args], options: listOptions, allowPositionals: true });
    if (positionals.length > 1) throw new OperatorError('usage', 'Name one queue.');
    return { among: positionals.length === 0 ? ours : [queueOf(positionals[0], ours)], json: values.json };
  },
  run: listDead,
});

export const deadRetry = defineCommand({
  name: 'dead retry',
  summary: 'try again what was given up',
  help: [
    `  QUEUE   ${ours.join(', ')}`,
    '  JOB     as "pnpm dead list" names it',
    '  --all   everything that is dead there',
  ],
  needs: [],
  read: (args) => readDead(args, ours),
  run: doTo('retry', 'to be tried again'),
});

export const deadDiscard = defineCommand({
  name: 'dead discard',
  summary: 'throw away what was given up and can never be done',
  help: [
    `  QUEUE   ${queues.join(', ')}`,
    '  JOB     as "pnpm dead list" names it; a mail, as "pnpm handoff list" does',
    '  --all   everything that is dead there',
    'It does not come back, and whoever was to hear of it does not. Its alert ends.',
  ],
  needs: [],
  read: (args) => readDead(args, queues),
  run: doTo('discard', 'thrown away'),
});
