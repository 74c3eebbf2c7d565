import { type AdminNoteText, type AdminSetting, adminNotes } from './admin-notes/en.ts';
import { spanishNotes } from './admin-notes/es.ts';
import { type ExplanationKey, explanations } from './explanations/en.ts';
import { spanishExplanations } from './explanations/es.ts';
import { type Language, readLocale } from './locale.ts';

/** Every explanation of every language. */
export const sentences: Readonly<Record<Language, Readonly<Record<ExplanationKey, string>>>> = {
  en: explanations,
  es: spanishExplanations,
};

/** Each language's notes; what one leaves out is as in English. */
const notes: Readonly<Record<Language, Readonly<Record<AdminSetting, Partial<AdminNoteText>>>>> = {
  en: adminNotes,
  es: spanishNotes,
};

export interface ExplainedIn {
  readonly provider: string;
  /** BCP 47; English where it is left out. */
  readonly locale?: string;
}

/** A verdict in one or two sentences, by the key it carries; a key of another release reads as an unknown cause. */
export function explainVerdict(explanation: string, { provider, locale }: ExplainedIn): string {
  const spoken = sentences[readLocale(locale).language];
  return spoken[isExplanation(explanation) ? explanation : 'unknown'].replaceAll('{provider}', () => provider);
}

/** The note for an administrator that a verdict names; undefined when it names none. */
export function adminNoteFor(setting: string | undefined, locale?: string): AdminNoteText | undefined {
  if (setting === undefined || !isSetting(setting)) return undefined;
  return { ...adminNotes[setting], ...notes[readLocale(locale).language][setting] };
}

function isExplanation(key: string): key is ExplanationKey {
  return Object.hasOwn(explanations, key);
}

function isSetting(setting: string): setting is AdminSetting {
  return Object.hasOwn(adminNotes, setting);
}
