import { type CommandDesk, defineCommand, type ExitCode } from '../command.ts';
import type { Print } from '../printing/print.ts';
import { jsonHelp, type ListOptions, listOptions, printList } from '../printing/print-list.ts';
import { inWords } from '../printing/table.ts';
import { readArguments } from '../read-arguments.ts';
import { createStoredSeals, type KeyCount } from './stored-seals.ts';

/** A key, and how many grants and installations bear its id and do not open with it. */
interface TriedKey extends KeyCount {
  readonly shut: number;
}

/** Which key seals how much, and whether it can go. 1 where something stored does not open. */
export async function showGrantKeys(
  desk: CommandDesk<'GRANT_KEYS'>,
  { json }: ListOptions,
  print: Print,
): Promise<ExitCode> {
  const seals = createStoredSeals(desk);
  const [counts, trials] = [await seals.count(), await seals.trials()];
  const items = counts.map((count): TriedKey => ({ ...count, shut: trials.get(count.keyId)?.shut.length ?? 0 }));
  printList({ items, header: ['Key', 'Grants', 'Cached access', 'Slack installations', ''], rowOf }, json, print);
  if (!json) for (const advice of adviceOn(items, seals.newest)) print.out(advice);
  return items.some((key) => key.shut > 0 || (key.key === 'unknown' && isMissed(key))) ? 1 : 0;
}

function adviceOn(keys: readonly TriedKey[], newest: string): readonly string[] {
  return [
    ...(keys.some(({ shut }) => shut > 0) ? ['Put the key back that had the id; a new key needs a new id.'] : []),
    ...(keys.some(({ key }) => key === 'older')
      ? [`Take a key out only when every running app has "${newest}" as its first.`]
      : []),
  ];
}

function rowOf(count: TriedKey): readonly string[] {
  const { keyId, grants, accesses, installations } = count;
  return [keyId, ...[grants, accesses, installations].map(inWords), verdictOf(count)];
}

/** Cached access is not missed: the grant gives other access. */
const isMissed = ({ grants, installations }: KeyCount): boolean => grants + installations > 0;

function verdictOf(count: TriedKey): string {
  const { shut, keyId } = count;
  if (shut > 0) return `${inWords(shut)} of these do not open: another key had the id "${keyId}"`;
  switch (count.key) {
    case 'newest':
      return 'the newest: seals everything new';
    case 'older':
      return isMissed(count) || count.accesses > 0
        ? 'still needed: run "pnpm grants rotate"'
        : 'may be taken out of GRANT_KEYS now';
    case 'unknown':
      return isMissed(count) ? 'not in GRANT_KEYS: these do not open' : 'not in GRANT_KEYS, and not missed';
    default:
      return count.key satisfies never;
  }
}

export const grantsStatus = defineCommand({
  name: 'grants status',
  summary: 'show which key seals how many grants and Slack installations',
  help: [
    jsonHelp('grants status', 'a key'),
    'Opens everything once, to see whether each key is the one that sealed what bears its id.',
    'Says of each key whether it may be taken out of GRANT_KEYS now. Changes nothing.',
  ],
  needs: ['GRANT_KEYS'],
  read: (args): ListOptions => readArguments({ args: [...args], options: listOptions }).values,
  run: showGrantKeys,
});
