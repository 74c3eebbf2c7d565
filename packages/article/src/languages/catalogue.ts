import type { AdminNoteText, AdminSetting } from './en/admin-notes.ts';
import type { english } from './en/english.ts';
import type { ExplanationKey } from './en/explanations.ts';

export type MessageKey = keyof typeof english.messages;

/** All that is said in one language. */
export interface Catalogue {
  readonly messages: Readonly<Record<MessageKey, string>>;
  /** Verdicts in one or two sentences. */
  readonly explanations: Readonly<Record<ExplanationKey, string>>;
  /** What a note leaves out is as in English. */
  readonly adminNotes: Readonly<Record<AdminSetting, Partial<AdminNoteText>>>;
}
