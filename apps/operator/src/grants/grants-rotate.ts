import { setImmediate as breathe } from 'node:timers/promises';
import { type CommandDesk, defineCommand, type ExitCode } from '../command.ts';
import type { Print } from '../printing/print.ts';
import { inWords } from '../printing/table.ts';
import { readArguments } from '../read-arguments.ts';
import { createStoredSeals, type SealHolder } from './stored-seals.ts';

/** How many holders lie between two lines of progress, and how many are named at the most where something is wrong. */
const atATime = 100;
const named = 10;

/** Seals everything anew that the newest key did not seal: one inbox or installation at a time, each in one commit. */
export async function rotateGrants(desk: CommandDesk<'GRANT_KEYS'>, _options: object, print: Print): Promise<ExitCode> {
  const { by, signal } = desk;
  const seals = createStoredSeals(desk);
  const { opened, shut } = (await seals.trials()).get(seals.newest) ?? { opened: 0, shut: [] };
  if (opened === 0 && shut.length > 0) {
    // What this key sealed, the running apps might not open.
    print.problem(`Nothing was resealed: all that bears the id "${seals.newest}" was sealed by another key.`);
    print.problem('Put the key back that had the id; a new key needs a new id.');
    return 1;
  }
  const outdated = await seals.outdated();
  if (outdated.length + shut.length === 0) {
    print.out(`Nothing to do: the newest key, "${seals.newest}", seals everything.`);
    return 0;
  }
  const total = inWords(outdated.length);
  const unreadable = [...shut];
  let seen = 0;
  let resealed = 0;
  for (const holder of outdated) {
    if (signal.aborted) {
      print.problem(`Stopped after ${inWords(seen)} of ${total}. Nothing is lost; run this again to go on.`);
      return 1;
    }
    if ((await seals.reseal(holder, by)) === 'unreadable') unreadable.push(holder);
    else resealed += 1;
    seen += 1;
    // A store in this process answers at once: without a break, no signal would ever come through.
    await breathe();
    if (seen % atATime === 0 && seen < outdated.length) print.out(`${inWords(seen)} of ${total} resealed …`);
  }
  print.out(`${inWords(resealed)} of ${total} resealed. "pnpm grants status" says what is left.`);
  if (unreadable.length === 0) return 0;
  print.problem(complaint(unreadable));
  return 1;
}

function complaint(unreadable: readonly SealHolder[]): string {
  const idsOf = (kind: SealHolder['kind']) => unreadable.filter((holder) => holder.kind === kind).map(({ id }) => id);
  const [inboxes, teams] = [idsOf('inbox'), idsOf('installation')];
  const lines: string[] = [];
  if (inboxes.length > 0) lines.push(`${staying(inboxes.length, 'grant')} Inboxes: ${listOf(inboxes)}.`);
  if (teams.length > 0) lines.push(`${staying(teams.length, 'Slack installation')} Teams: ${listOf(teams)}.`);
  const loss = [
    ...(inboxes.length > 0 ? ['these inboxes must be reconnected'] : []),
    ...(teams.length > 0 ? ['the app must be added to these Slack teams again'] : []),
  ].join(', and ');
  lines.push(`Put the key back that sealed them and run this again. If it is lost, ${loss}.`);
  return lines.join('\n');
}

function staying(count: number, what: string): string {
  const who = count === 1 ? `1 ${what} does` : `${inWords(count)} ${what}s do`;
  return `${who} not open with any key of GRANT_KEYS, and stayed as ${count === 1 ? 'it was' : 'they were'}.`;
}

function listOf(ids: readonly string[]): string {
  const more = ids.length - named;
  return [...ids.slice(0, named), ...(more > 0 ? [`and ${inWords(more)} more`] : [])].join(', ');
}

export const grantsRotate = defineCommand({
  name: 'grants rotate',
  summary: 'seal all stored grants and Slack installations with the newest key',
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
