import type { Person } from '../channel.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { isToSay, type Pending, type SpokenDeed } from '../conversation/deeds.ts';
import { claimed, failed, isFree, isHeldBack, strike } from '../conversation/pending.ts';
import type { DeedDeps } from './deed-deps.ts';
import { introduce } from './introduce.ts';
import { lineOfWords } from './line-of-words.ts';
import { createSayUntilStuck } from './say-until-stuck.ts';

/** Says the words of a conversation in order: what fails is left, with all that follows it, for the next step or look. */
export function createSayInOrder({ ports, conversations, amend, complete, log }: DeedDeps) {
  const { clock } = ports;
  const sayUntilStuck = createSayUntilStuck({ ports, log });

  /**
   * These words, and those of earlier steps that wait for another try: nothing is said before what came first, unless
   * that waits for the rest of a sentence. To take on the latter costs a commit, where there are any, so that no other
   * process says them as well.
   */
  async function takeOn(person: Person, deeds: readonly Pending<SpokenDeed>[]): Promise<readonly string[]> {
    const mine = deeds.map(({ id }) => id);
    const waits = (one: Pending, now: number) => isToSay(one) && isFree(one, now) && !isHeldBack(one, now);
    const left = ({ pending }: Conversation) =>
      pending.filter((one) => !mine.includes(one.id) && waits(one, clock.now())).map(({ id }) => id);
    if (left((await conversations.recall(person)).conversation).length === 0) return mine;
    let taken: readonly string[] = [];
    await amend(person, (current) => {
      taken = left(current);
      return claimed(current, taken, clock.now());
    });
    return [...taken, ...mine];
  }

  return async (person: Person, deeds: readonly Pending<SpokenDeed>[]): Promise<void> => {
    if (deeds.length === 0) return;
    const ids = await takeOn(person, deeds);
    const recalled = await conversations.recall(person);
    const line = lineOfWords(recalled, ids);
    if (line.toSay.length + line.void.length === 0) return;
    const standing = line.toSay.length === 0 ? recalled : await introduce(recalled, ports, log);
    const { identity } = standing.conversation;
    const told = await sayUntilStuck(line.toSay, standing);
    const now = clock.now();
    await amend(
      person,
      (current) => {
        const known: Conversation = { ...current, identity: current.identity ?? identity };
        const heard = told.said.reduce((conversation, { note }) => note(conversation), known);
        return told.failed.reduce(
          (noted, id) => failed(noted, id, { now, behind: id === told.stuckAt ? ids : [] }),
          strike(heard, [...told.done, ...line.void]),
        );
      },
      { lines: told.said.flatMap(({ line }) => (line === undefined ? [] : [line])) },
    );
    for (const { id, event } of told.lost) await complete(person, id, event);
  };
}
