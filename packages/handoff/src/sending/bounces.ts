import { expiryOf, partitionOf, putter, readCase } from '../cases/case-records.ts';
import { type DeadCaseDeps, deadCases } from './dead-cases.ts';

/** That a case did not reach support, and will not by itself. */
export interface Bounced {
  readonly type: 'handoff.bounced';
  readonly caseNumber: string;
}

export interface BounceDeps extends DeadCaseDeps {
  /** Tells a conversation, durably and once per key, also when it is called twice. */
  notify(conversation: string, key: string, event: Bounced): Promise<void>;
}

export interface Bounces {
  /** Tells whoever was not told yet that their case lies with the dead letters; resolves with how many were told. */
  tell(): Promise<number>;
}

/** So many dead mails, those that died last, are looked at every time. */
const newest = 100;
/** After so many looks there is one at all of them: thousands may lie there, and a look is taken every few seconds. */
const looksBetween = 60;

/**
 * Tells people of dead cases. The dead letters themselves are the list of what there is to tell, so that it does not
 * matter who or what made a mail die. A person is told once of a mail: whoever dies between telling and noting it tells
 * again, under the same key. Who joins an incident whose mail died long ago is found by the next look at all.
 */
export function createBounces({ storage, jobs, notify }: BounceDeps): Bounces {
  /** Spares asking the store again and again while a mail lies there. */
  let told = new Set<string>();
  let looksLeft = 0;

  async function tellOf(number: string, mail: string): Promise<boolean> {
    const supportCase = await readCase(storage, number);
    if (supportCase === undefined) return false;
    const note = `bounced/${mail}`;
    if ((await storage.read(partitionOf(number), note)) !== undefined) return false;
    await notify(supportCase.conversation, `${number}#bounced/${mail}`, {
      type: 'handoff.bounced',
      caseNumber: number,
    });
    // When this is stale, another process told the same and noted it.
    await storage.commit(partitionOf(number), [putter(expiryOf(supportCase))(note, 1, 0)]);
    return true;
  }

  return {
    async tell() {
      const atAll = looksLeft === 0;
      const dead = await deadCases({ storage, jobs }, atAll ? {} : { newest });
      const found = dead.flatMap(({ mail, caseNumbers }) =>
        caseNumbers.map((number) => ({ mail, number, name: `${number} ${mail}` })),
      );
      const untold = found.filter(({ name }) => !told.has(name));
      let count = 0;
      for (const { number, mail, name } of untold) {
        if (await tellOf(number, mail)) count += 1;
        told.add(name);
      }
      if (atAll) {
        told = new Set(found.map(({ name }) => name));
        looksLeft = looksBetween;
      } else {
        // Where all that was looked at is news, more of it may lie behind.
        const isMore = dead.length === newest && untold.length === found.length;
        looksLeft = isMore ? 0 : looksLeft - 1;
      }
      return count;
    },
  };
}
