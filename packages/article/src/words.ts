import { IntlMessageFormat } from 'intl-messageformat';
import { en, type MessageKey } from './messages/en.ts';

export type { MessageKey };

/** Values for a message's placeholders. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** One language's messages. */
export interface Words {
  /** BCP 47, for dates and numbers. */
  readonly locale: string;
  (key: MessageKey, values?: MessageValues): string;
}

const catalogues: Readonly<Record<string, Readonly<Record<MessageKey, string>>>> = { en };
const fallback = 'en';

/** Parsed messages are kept for as many locales; there are about as many in daily use. */
const mostLocales = 64;
const spoken = new Map<string, Words>();

/**
 * The messages in the language that fits a person's locale best; English where there is none or the locale is not one.
 * A missing placeholder throws: a sentence with a hole in it must not reach a person.
 */
export function wordsFor(locale = fallback): Words {
  const { tag, language } = readLocale(locale);
  const known = spoken.get(tag);
  if (known !== undefined) return known;
  const words = createWords(catalogues[language] ?? en, tag);
  if (spoken.size < mostLocales) spoken.set(tag, words);
  return words;
}

function createWords(catalogue: Readonly<Record<MessageKey, string>>, locale: string): Words {
  const parsed = new Map<MessageKey, IntlMessageFormat>();
  const say = (key: MessageKey, values: MessageValues = {}) => {
    let message = parsed.get(key);
    if (message === undefined) {
      message = new IntlMessageFormat(catalogue[key], locale);
      parsed.set(key, message);
    }
    return String(message.format(values));
  };
  return Object.assign(say, { locale });
}

/** Language, script and region, as platforms write them (`en-US`, `en_US`); what comes after is of no use to us. */
const locale = /^([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?/i;

/** A tag that `Intl` accepts and whose language is a catalogue's, so that dates fit the words around them. */
function readLocale(given: string): { readonly tag: string; readonly language: string } {
  const [, language = '', ...rest] = locale.exec(given) ?? [];
  const known = language.toLowerCase();
  if (!Object.hasOwn(catalogues, known)) return { tag: fallback, language: fallback };
  return { tag: [known, ...rest.filter((part) => part !== undefined)].join('-'), language: known };
}
