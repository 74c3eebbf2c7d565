import { type Words, wordsFor } from '@reconnect/article';
import { type Channel, conversationKey, type Log, type Person, type Ports } from '@reconnect/assistant';
import { nameOf } from './errors.ts';

/** Milliseconds; Slack gives up a command whose answer takes three seconds. */
const longestWait = 1_000;

export interface WordsOfDeps {
  readonly channel: Pick<Channel, 'identify'>;
  readonly clock: Ports['clock'];
  readonly log: Log;
}

/** The words in a person's language; in English where Slack does not tell it within a second. Never rejected. */
export function createWordsOf({ channel, clock, log }: WordsOfDeps): (person: Person) => Promise<Words> {
  async function localeOf(person: Person): Promise<string | undefined> {
    try {
      return (await channel.identify(person, null)).locale;
    } catch (error) {
      log.info({ error: nameOf(error), conversation: conversationKey(person) }, 'could not tell the language');
      return undefined;
    }
  }
  return (person) =>
    new Promise((resolve) => {
      const callOff = clock.after(longestWait, () => resolve(wordsFor()));
      void localeOf(person).then((locale) => {
        callOff();
        resolve(wordsFor(locale));
      });
    });
}
