import { IntlMessageFormat } from 'intl-messageformat';
import { keepFormats } from './kept-formats.ts';
import type { MessageKey } from './languages/catalogue.ts';
import { catalogues } from './languages/catalogues.ts';
import { type Locale, readLocale } from './locale.ts';

/** Values for a message's placeholders. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** One language's messages. */
export interface Words {
  /** BCP 47, for dates and numbers. */
  readonly locale: string;
  (key: MessageKey, values?: MessageValues): string;
}

/** Parsing a locale, and above all the messages, takes far longer than finding them again. */
const byLocale = keepFormats<Words>();
const byTag = keepFormats<Words>();

/**
 * The messages in the language that fits a person's locale best; English where there is none or the locale is not one.
 * A missing placeholder throws: a sentence with a hole in it must not reach a person.
 */
export function wordsFor(locale = ''): Words {
  return byLocale(locale, () => {
    const fitting = readLocale(locale);
    return byTag(fitting.tag, () => createWords(fitting));
  });
}

function createWords({ tag: locale, language }: Locale): Words {
  const parsed = new Map<MessageKey, IntlMessageFormat>();
  const say = (key: MessageKey, values: MessageValues = {}) => {
    let message = parsed.get(key);
    if (message === undefined) {
      message = new IntlMessageFormat(catalogues[language].messages[key], locale);
      parsed.set(key, message);
    }
    return String(message.format(values));
  };
  return Object.assign(say, { locale });
}
