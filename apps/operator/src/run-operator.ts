import { existsSync } from 'node:fs';
import type { Actor } from '@reconnect/audit';
import { HostingError, openStore, type Store } from '@reconnect/hosting';
import { InboxesError } from '@reconnect/inboxes';
import { type Clock, JobsError } from '@reconnect/jobs';
import { StorageError } from '@reconnect/storage';
import type { Command, ExitCode } from './command.ts';
import { commands } from './commands.ts';
import { OperatorError } from './errors.ts';
import type { Print } from './printing/print.ts';
import { tableOf } from './printing/table.ts';

/** The machine that a command runs on. */
export interface Machine {
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Its timers keep the process alive: a command may have nothing else to wait for. */
  readonly clock: Clock;
  readonly by: Actor;
  readonly signal: AbortSignal;
  readonly print: Print;
}

/** Finds the command that was typed and runs it; what a person can put right is told in words, not thrown. */
export async function runOperator(typed: readonly string[], machine: Machine): Promise<ExitCode> {
  const { print } = machine;
  const command = commands.find(({ name }) => wordsOf(name).every((word, place) => typed[place] === word));
  const asksForHelp = typed.some((word) => word === '--help' || word === '-h');
  if (command === undefined) return list(typed[0], asksForHelp ? print.out : print.problem, asksForHelp ? 0 : 2);
  if (asksForHelp) return help(command, print);
  try {
    return await run(command, typed.slice(wordsOf(command.name).length), machine);
  } catch (error) {
    const said = explain(error);
    print.problem(said.text);
    return said.exitCode;
  }
}

const wordsOf = (name: string) => name.split(' ');

async function run(command: Command, args: readonly string[], machine: Machine): Promise<ExitCode> {
  const { variables, clock, by, signal, print } = machine;
  const ready = command.prepare(args, variables);
  const store = await open(ready.store, clock);
  try {
    return await ready.run({ ...store, clock, by, signal }, print);
  } finally {
    await store.jobs.close();
    await store.storage.close();
  }
}

/** Never creates a store: one that is not there yet is one that was looked for in the wrong place. */
async function open(store: string, clock: Clock): Promise<Store> {
  const sqlite = 'sqlite:';
  if (store.startsWith(sqlite) && !existsSync(store.slice(sqlite.length))) {
    throw new OperatorError('no-store', `There is no store at "${store}". Set STORE to what the apps were given.`);
  }
  return openStore(store, clock);
}

function list(begun: string | undefined, say: Print['out'], exitCode: ExitCode): ExitCode {
  const fitting = commands.filter(({ name }) => wordsOf(name)[0] === begun);
  say('Commands:');
  const rows = (fitting.length > 0 ? fitting : commands).map(({ name, summary }) => [`  pnpm ${name}`, summary]);
  for (const line of tableOf(rows)) say(line);
  say('Each explains itself with --help. In the image, "node /app/start.mjs operator" stands for "pnpm".');
  return exitCode;
}

function help({ name, summary, help: lines }: Command, print: Print): ExitCode {
  for (const line of [`pnpm ${name}: ${summary}`, ...lines]) print.out(line);
  return 0;
}

/** Errors that are ours have messages for people, without secrets. Anything else is a bug, and thrown on. */
function explain(error: unknown): { readonly text: string; readonly exitCode: ExitCode } {
  if (error instanceof OperatorError || error instanceof HostingError || error instanceof InboxesError) {
    return { text: error.message, exitCode: 2 };
  }
  if (error instanceof StorageError || error instanceof JobsError) return { text: error.message, exitCode: 1 };
  throw error;
}
