import { IntlMessageFormat } from 'intl-messageformat';
import { type AnswerMessageKey, answers } from './answers/en.ts';
import { spanishAnswers } from './answers/es.ts';
import { type AsideMessageKey, asides } from './asides/en.ts';
import { spanishAsides } from './asides/es.ts';
import { type ButtonMessageKey, buttons } from './buttons/en.ts';
import { spanishButtons } from './buttons/es.ts';
import { type HomeMessageKey, home } from './home/en.ts';
import { spanishHome } from './home/es.ts';
import { keepFormats } from './kept-formats.ts';
import { type Language, type Locale, readLocale } from './locale.ts';
import { type MessageKey as ChatMessageKey, en } from './messages/en.ts';
import { es } from './messages/es.ts';
import { type PageMessageKey, pages } from './pages/en.ts';
import { spanishPages } from './pages/es.ts';
import { type StepMessageKey, steps } from './steps/en.ts';
import { spanishSteps } from './steps/es.ts';

export type MessageKey =
  | ChatMessageKey
  | AnswerMessageKey
  | AsideMessageKey
  | ButtonMessageKey
  | PageMessageKey
  | HomeMessageKey
  | StepMessageKey;

/** Values for a message's placeholders. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** One language's messages. */
export interface Words {
  /** BCP 47, for dates and numbers. */
  readonly locale: string;
  (key: MessageKey, values?: MessageValues): string;
}

type Catalogue = Readonly<Record<MessageKey, string>>;

/** Every message of every language. */
export const catalogues: Readonly<Record<Language, Catalogue>> = {
  en: { ...en, ...answers, ...asides, ...buttons, ...pages, ...home, ...steps },
  es: {
    ...es,
    ...spanishAnswers,
    ...spanishAsides,
    ...spanishButtons,
    ...spanishPages,
    ...spanishHome,
    ...spanishSteps,
  },
};

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
      message = new IntlMessageFormat(catalogues[language][key], locale);
      parsed.set(key, message);
    }
    return String(message.format(values));
  };
  return Object.assign(say, { locale });
}
