import { handoffQueue } from '@reconnect/handoff';
import { queues } from '@reconnect/hosting';
import { type Desk, defineCommand, type ExitCode } from './command.ts';
import { OperatorError } from './errors.ts';
import type { Print } from './print.ts';
import { readArguments } from './read-arguments.ts';
import { inWords, momentOf, tableOf } from './table.ts';

/** Mails have commands of their own: several belong to one case and leave in order. */
const ours = queues.filter((queue) => queue !== handoffQueue);

interface DeadOptions {
  readonly queue: string;
  /** One job's; undefined: all. */
  readonly id: string | undefined;
}

/** The jobs of one queue that were given up. 1 when there are any. */
async function listDead({ jobs }: Desk, { queue }: Pick<DeadOptions, 'queue'>, print: Print): Promise<ExitCode> {
  const dead = await jobs.dead(queue);
  if (dead.length === 0) {
    print.out('No dead letters.');
    return 0;
  }
  const rows = dead.map(({ id, attempts, reason, diedAt }) => [id, momentOf(diedAt), String(attempts), reason]);
  for (const line of tableOf([['Job', 'Given up', 'Tries', 'Why'], ...rows])) print.out(line);
  print.out(`Try them again with "pnpm dead retry ${queue} JOB", or all with "pnpm dead retry ${queue} --all".`);
  return 1;
}

async function retryDead({ jobs }: Desk, { queue, id }: DeadOptions, print: Print): Promise<ExitCode> {
  const ids = id === undefined ? (await jobs.dead(queue)).map((job) => job.id) : [id];
  let retried = 0;
  for (const one of ids) if (await jobs.retry(queue, one)) retried += 1;
  if (retried === 0) print.problem('There is no such dead letter.');
  else print.out(`${inWords(retried)} to be tried again.`);
  return retried === 0 ? 1 : 0;
}

function queueOf(name: string | undefined): string {
  if (name !== undefined && ours.includes(name)) return name;
  const hint = name === handoffQueue ? 'For mails there is "pnpm handoff".' : `The queues are: ${ours.join(', ')}.`;
  throw new OperatorError('usage', `Name a queue. ${hint}`);
}

export const deadList = defineCommand({
  name: 'dead list',
  summary: 'show what was given up: webhooks, and what people were to be told',
  help: [`  QUEUE   ${ours.join(', ')}`],
  needs: [],
  read(args) {
    const { positionals } = readArguments({ args: [...args], options: {}, allowPositionals: true });
    if (positionals.length > 1) throw new OperatorError('usage', 'Name one queue.');
    return { queue: queueOf(positionals[0]) };
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
  read(args): DeadOptions {
    const { values, positionals } = readArguments({
      args: [...args],
      options: { all: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const [queue, id, ...rest] = positionals;
    const known = queueOf(queue);
    if ((id === undefined) === !values.all || rest.length > 0) {
      throw new OperatorError('usage', 'Name one job, or give --all.');
    }
    return { queue: known, id };
  },
  run: retryDead,
});
