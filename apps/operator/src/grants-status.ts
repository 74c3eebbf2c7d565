import { type CommandDesk, defineCommand, type ExitCode } from './command.ts';
import type { Print } from './print.ts';
import { readArguments } from './read-arguments.ts';
import { createStoredSeals, type KeyCount } from './stored-seals.ts';
import { inWords, tableOf } from './table.ts';

/** Which key seals how much, and whether it can go. 1 where something stored does not open. */
export async function showGrantKeys(
  desk: CommandDesk<'GRANT_KEYS'>,
  _options: object,
  print: Print,
): Promise<ExitCode> {
  const seals = createStoredSeals(desk);
  const counts = await seals.count();
  const rows = counts.map((count) => {
    const { keyId, grants, accesses, installations } = count;
    return [keyId, ...[grants, accesses, installations].map(inWords), verdictOf(count)];
  });
  for (const line of tableOf([['Key', 'Grants', 'Cached access', 'Slack installations', ''], ...rows])) print.out(line);
  if (counts.some(({ key }) => key === 'older')) {
    print.out(`Take a key out only when every running app has "${seals.newest}" as its first.`);
  }
  return counts.some((count) => count.key === 'unknown' && isMissed(count)) ? 1 : 0;
}

/** Cached access is not missed: the grant gives other access. */
const isMissed = ({ grants, installations }: KeyCount): boolean => grants + installations > 0;

function verdictOf(count: KeyCount): string {
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
  help: ['Says of each key whether it may be taken out of GRANT_KEYS now. Changes nothing.'],
  needs: ['GRANT_KEYS'],
  read: (args) => readArguments({ args: [...args], options: {} }).values,
  run: showGrantKeys,
});
