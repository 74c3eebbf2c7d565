/** The languages there are words in; the first is spoken to everybody else. */
export const languages = ['en', 'es'] as const;
export type Language = (typeof languages)[number];

export interface Locale {
  /** BCP 47, one that `Intl` accepts, so that dates and numbers fit the words around them. */
  readonly tag: string;
  readonly language: Language;
}

const fallback: Locale = { tag: 'en', language: 'en' };

/** Language, script and region, as platforms write them (`es-MX`, `en_US`); what comes after is of no use to us. */
const locale = /^([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?/i;

/** The language that fits a person's locale best: `es-MX` and `es-419` are Spanish, whatever is not one is English. */
export function readLocale(given: string = fallback.tag): Locale {
  const [, spoken = '', ...rest] = locale.exec(given) ?? [];
  const language = languages.find((known) => known === spoken.toLowerCase());
  if (language === undefined) return fallback;
  return { tag: [language, ...rest.filter((part) => part !== undefined)].join('-'), language };
}
