import { expiryOf, partitionOf, putter, readCase } from '../cases/case-records.ts';
import { type DeadCaseNeeds, deadCases } from './dead-cases.ts';

/** That a case did not reach support, and will not by itself. */
export interface Bounced {
  readonly type: 'handoff.bounced';
  readonly caseNumber: string;
}

export interface BounceNeeds extends DeadCaseNeeds {
  /** Tells a conversation, durably and once per key, also when it is called twice. */
  notify(conversation: string, key: string, event: Bounced): Promise<void>;
}

export interface Bounces {
  /** Tells whoever was not told yet that their case lies with the dead letters; resolves with how many were told. */
  tell(): Promise<number>;
}

/**
 * Tells people of dead cases. The dead letters themselves are the list of what there is to tell, so that it does not
 * matter who or what made a mail die. A person is told once of a mail: whoever dies between telling and noting it tells
 * again, under the same key.
 */
export function createBounces({ storage, jobs, notify }: BounceNeeds): Bounces {
  /** Spares asking the store again and again while a mail lies there. */
  let told: ReadonlySet<string> = new Set();

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
      const found = (await deadCases({ storage, jobs })).flatMap(({ mail, caseNumbers }) =>
        caseNumbers.map((number) => ({ mail, number, name: `${number} ${mail}` })),
      );
      const done = new Set<string>();
      let count = 0;
      for (const { number, mail, name } of found) {
        if (!told.has(name) && (await tellOf(number, mail))) count += 1;
        done.add(name);
      }
      told = done;
      return count;
    },
  };
}
