import { act, type Tally } from '../load/drive.ts';
import { createPerson, type Deed } from '../load/person.ts';
import type { SeenButton, SeenMessage } from '../product/seen-message.ts';
import type { Platform, Town } from './town.ts';

/** Somebody who comes for the first time, with a question, and does what they are told. */
export interface Newcomer {
  readonly number: string;
  /** Resolves with the answer. Rejected when it does not come, as are the others. */
  writes(text: string, answer: RegExp): Promise<SeenMessage>;
  /** Presses the newest button of this kind. */
  presses(verb: string, answer: RegExp): Promise<SeenMessage>;
  waitsFor(answer: RegExp): Promise<SeenMessage>;
  /** They have what they came for, or have given up. */
  leaves(): void;
}

export interface NewcomerDeps {
  readonly town: Pick<Town, 'watch' | 'traffics'>;
  readonly platform: Platform;
  readonly number: string;
  /** Where what they do is counted. */
  readonly tally: () => Tally;
  /** Told of everything they do. */
  readonly offered: () => void;
}

/** Milliseconds. */
const patience = 60_000;
/** So many messages are kept in mind. */
const remembered = 8;

export function createNewcomer({ town, platform, number, tally, offered }: NewcomerDeps): Newcomer {
  const person = createPerson(number, 0);
  const seen: SeenMessage[] = [];
  const buttons = new Map<string, SeenButton>();
  let look = () => {};
  const leaves = town.watch(number, (message) => {
    seen.push(message);
    if (seen.length > remembered) seen.shift();
    for (const button of message.buttons) buttons.set(button.verb, button);
    look();
  });

  /** What was seen before the last deed does not count. */
  async function waitsFor(answer: RegExp): Promise<SeenMessage> {
    const { promise, resolve, reject } = Promise.withResolvers<SeenMessage>();
    look = () => {
      const found = seen.find(({ words }) => answer.test(words));
      if (found !== undefined) resolve(found);
    };
    const last = () => seen.at(-1)?.words.replaceAll(/\s+/g, ' ').slice(0, 160) ?? 'nothing';
    const tooLong = setTimeout(() => reject(new Error(`waited for ${answer}, saw: ${last()}`)), patience);
    look();
    return promise.finally(() => clearTimeout(tooLong));
  }

  async function does(deed: Deed, answer: RegExp): Promise<SeenMessage> {
    seen.length = 0;
    offered();
    const [ended, message] = await Promise.all([
      act(town.traffics[platform], { person, deed, due: performance.now(), tally }),
      waitsFor(answer),
    ]);
    if (ended !== 'complete') throw new Error(`what they did was ${ended}`);
    return message;
  }

  return {
    number,
    leaves,
    waitsFor,
    writes: (text, answer) => does({ kind: 'text', text }, answer),
    async presses(verb, answer) {
      const button = buttons.get(verb);
      if (button === undefined) throw new Error(`there is no button "${verb}", but ${[...buttons.keys()].join(', ')}`);
      const { ask, value } = button;
      return does({ kind: 'press', button: verb, ask, ...(value !== undefined && { value }) }, answer);
    },
  };
}
