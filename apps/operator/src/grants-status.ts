import { createGrantSeals, parseGrantKeys, type SealCount } from '@reconnect/inboxes';
import { type CommandDesk, defineCommand, type ExitCode } from './command.ts';
import type { Print } from './print.ts';
import { readArguments } from './read-arguments.ts';
import { inWords, tableOf } from './table.ts';

/** Which key seals how much, and whether it can go. 1 where something stored does not open. */
export async function showGrantKeys(
  { storage, clock, environment }: CommandDesk<'GRANT_KEYS'>,
  _options: object,
  print: Print,
): Promise<ExitCode> {
  const keys = parseGrantKeys(environment.GRANT_KEYS);
  const counts = await createGrantSeals({ storage, clock, keys }).count();
  const rows = counts.map((count) => {
    return [count.keyId, inWords(count.grants), inWords(count.accesses), verdictOf(count)];
  });
  for (const line of tableOf([['Key', 'Grants', 'Cached access', ''], ...rows])) print.out(line);
  if (counts.some(({ key }) => key === 'older')) {
    print.out(`Take a key out only when every running app has "${keys[0].id}" as its first.`);
  }
  return counts.some(({ key, grants }) => key === 'unknown' && grants > 0) ? 1 : 0;
}

function verdictOf({ key, grants, accesses }: SealCount): string {
  switch (key) {
    case 'newest':
      return 'the newest: seals everything new';
    case 'older':
      return grants + accesses > 0 ? 'still needed: run "pnpm grants rotate"' : 'may be taken out of GRANT_KEYS now';
    case 'unknown':
      return grants > 0 ? 'not in GRANT_KEYS: these grants do not open' : 'not in GRANT_KEYS, and not missed';
    default:
      return key satisfies never;
  }
}

export const grantsStatus = defineCommand({
  name: 'grants status',
  summary: 'show which key seals how many grants',
  help: ['Says of each key whether it may be taken out of GRANT_KEYS now. Changes nothing.'],
  needs: ['GRANT_KEYS'],
  read: (args) => readArguments({ args: [...args], options: {} }).values,
  run: showGrantKeys,
});
