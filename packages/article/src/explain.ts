import { type AdminNoteText, adminNotes } from './admin-notes.ts';
import { explanations } from './explanations.ts';

/** A verdict in one or two sentences, by the key it carries; a key of another release reads as an unknown cause. */
export function explainVerdict(explanation: string, names: { readonly provider: string }): string {
  const known = Object.hasOwn(explanations, explanation);
  const sentence: string = known ? explanations[explanation as keyof typeof explanations] : explanations.unknown;
  return sentence.replaceAll('{provider}', () => names.provider);
}

/** The note for an administrator that a verdict names; undefined when it names none. */
export function adminNoteFor(setting: string | undefined): AdminNoteText | undefined {
  if (setting === undefined || !Object.hasOwn(adminNotes, setting)) return undefined;
  return adminNotes[setting as keyof typeof adminNotes];
}
