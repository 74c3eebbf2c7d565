import { catalogues } from './languages/catalogues.ts';
import { type AdminNoteText, type AdminSetting, adminNotes } from './languages/en/admin-notes.ts';
import { type ExplanationKey, explanations } from './languages/en/explanations.ts';
import { readLocale } from './locale.ts';

export interface ExplainedIn {
  readonly provider: string;
  /** BCP 47; English where it is left out. */
  readonly locale?: string;
}

/** A verdict in one or two sentences, by the key it carries; a key of another release reads as an unknown cause. */
export function explainVerdict(explanation: string, { provider, locale }: ExplainedIn): string {
  const spoken = catalogues[readLocale(locale).language].explanations;
  return spoken[isExplanation(explanation) ? explanation : 'unknown'].replaceAll('{provider}', () => provider);
}

/** The note for an administrator that a verdict names; undefined when it names none. */
export function adminNoteFor(setting: string | undefined, locale?: string): AdminNoteText | undefined {
  if (setting === undefined || !isSetting(setting)) return undefined;
  return { ...adminNotes[setting], ...catalogues[readLocale(locale).language].adminNotes[setting] };
}

function isExplanation(key: string): key is ExplanationKey {
  return Object.hasOwn(explanations, key);
}

function isSetting(setting: string): setting is AdminSetting {
  return Object.hasOwn(adminNotes, setting);
}
