import { setImmediate as breathe } from 'node:timers/promises';
import { createGrantSeals, parseGrantKeys } from '@reconnect/inboxes';
import { type CommandDesk, defineCommand, type ExitCode } from './command.ts';
import type { Print } from './print.ts';
import { readArguments } from './read-arguments.ts';
import { inWords } from './table.ts';

/** How many inboxes lie between two lines of progress, and how many are named at the most where something is wrong. */
const atATime = 100;
const named = 10;

/** Seals everything anew that the newest key did not seal: one inbox at a time, each in one commit. */
export async function rotateGrants(
  { storage, clock, environment, by, signal }: CommandDesk<'GRANT_KEYS'>,
  _options: object,
  print: Print,
): Promise<ExitCode> {
  const keys = parseGrantKeys(environment.GRANT_KEYS);
  const seals = createGrantSeals({ storage, clock, keys });
  const newest = keys[0].id;
  const outdated = await seals.outdated();
  if (outdated.length === 0) {
    print.out(`Nothing to do: the newest key, "${newest}", seals everything.`);
    return 0;
  }
  const total = inWords(outdated.length);
  const unreadable: string[] = [];
  let seen = 0;
  for (const inboxId of outdated) {
    if (signal.aborted) {
      print.problem(`Stopped after ${inWords(seen)} of ${total}. Nothing is lost; run this again to go on.`);
      return 1;
    }
    if ((await seals.reseal(inboxId, by)) === 'unreadable') unreadable.push(inboxId);
    seen += 1;
    // A store in this process answers at once: without a break, no signal would ever come through.
    await breathe();
    if (seen % atATime === 0 && seen < outdated.length) print.out(`${inWords(seen)} of ${total} resealed …`);
  }
  print.out(`${inWords(seen - unreadable.length)} of ${total} resealed. "pnpm grants status" says what is left.`);
  if (unreadable.length === 0) return 0;
  print.problem(complaint(unreadable));
  return 1;
}

function complaint(unreadable: readonly string[]): string {
  const more = unreadable.length - named;
  const list = [...unreadable.slice(0, named), ...(more > 0 ? [`and ${inWords(more)} more`] : [])].join(', ');
  const what = unreadable.length === 1 ? '1 grant does' : `${inWords(unreadable.length)} grants do`;
  return [
    `${what} not open with any key of GRANT_KEYS, and stayed as it was. Inboxes: ${list}.`,
    'Put the key back that sealed them and run this again. If it is lost, these inboxes must be reconnected.',
  ].join('\n');
}

export const grantsRotate = defineCommand({
  name: 'grants rotate',
  summary: 'seal all stored grants with the newest key',
  help: [
    'The newest key is the first of GRANT_KEYS; the older ones open what they sealed.',
    'To change keys: put a new key in front of GRANT_KEYS for every app and restart the apps; run this; then take the old',
    'key out once "pnpm grants status" says so.',
    'Safe beside running apps, safe to interrupt, and safe to run twice.',
  ],
  needs: ['GRANT_KEYS'],
  read: (args) => readArguments({ args: [...args], options: {} }).values,
  run: rotateGrants,
});
