import { type FaultName, walkReconnect } from '../product/simulators.ts';
import type { Newcomer } from './newcomer.ts';

/** What somebody new comes for, and how it goes on. */
export interface Journey {
  readonly name: string;
  /** Left out: nothing is wrong with their mailbox. */
  readonly fault?: FaultName;
  /** Resolves with the number of the case that support was promised, if any. Rejected when it went another way. */
  go(newcomer: Newcomer): Promise<string | undefined>;
}

const ask = 'why isn’t my inbox syncing?';

/** In turn, so that all of them happen in any minute. */
export const journeys: readonly Journey[] = [
  { name: 'offered a link', fault: 'password_changed', go: offered },
  { name: 'nothing is wrong', go: told(/connection (is|looks) fine/) },
  { name: 'reconnected', fault: 'password_changed', go: reconnected },
  { name: 'repaired', fault: 'stale_connection', go: told(/Repaired|notifications are running again/) },
  { name: 'sent to support', fault: 'our_misconfiguration', go: sentToSupport },
  { name: 'offered a link', fault: 'signed_out_everywhere', go: offered },
  { name: 'promised a recheck', fault: 'throttled', go: told(/I will check again at/) },
  { name: 'sent to the administrator', fault: 'admin_policy', go: told(/administrator/i) },
];

function told(answer: RegExp) {
  return async (newcomer: Newcomer): Promise<undefined> => {
    await newcomer.writes(ask, answer);
  };
}

async function offered(newcomer: Newcomer): Promise<undefined> {
  await newcomer.writes(ask, /The link works once/);
}

async function reconnected(newcomer: Newcomer): Promise<undefined> {
  const { link } = await newcomer.writes(ask, /The link works once/);
  if (link === undefined) throw new Error('the offer has no link');
  const { status, page } = await walkReconnect(link);
  if (status !== 200) throw new Error(`the consent ended with ${status}: ${page.slice(0, 120)}`);
  await newcomer.waitsFor(/Mail flows again/);
}

async function sentToSupport(newcomer: Newcomer): Promise<string> {
  await newcomer.writes(ask, /This one is (probably )?on us/);
  const { words } = await newcomer.presses('send_case', /Your case number is/);
  return /IR-[0-9A-Z]{7}/.exec(words)?.[0] ?? 'no number';
}
