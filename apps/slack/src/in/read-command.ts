import { languages, wordsFor } from '@reconnect/article';

/** The slash command. */
export const command = '/inbox';

/** What each word after it asks for, in every language. */
const verbs = new Map(
  languages.flatMap((language) => {
    const words = wordsFor(language);
    return [
      [words('command.status'), 'status'],
      [words('command.reconnect'), 'link'],
    ] as const;
  }),
);

/** The wish behind the words of a command; undefined where it can only be told how to use it. */
export function readCommand(text: string): 'status' | 'link' | undefined {
  return verbs.get(text.trim().toLowerCase());
}
