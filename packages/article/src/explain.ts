import type { MessageKey } from './languages/catalogue.ts';
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

type CauseOf<Key> = Key extends `cause.short.${infer Cause}` ? Cause : never;

/** What decides how a verdict is headed. */
interface Headed {
  readonly cause: CauseOf<MessageKey>;
  readonly certainty: string;
  readonly remedy: string;
  readonly explanation: string;
}

/** Verdicts whose cause alone would say what is not so, or less than is known: nobody lost access that was never given. */
const titles: ReadonlyMap<string, MessageKey> = new Map([
  ['outage.unconfirmed', 'cause.unconfirmed'],
  ['access.never-given', 'cause.never_given'],
  ['inbox.removed', 'cause.removed'],
  ['mailbox.full', 'cause.full'],
  ['limit.ours', 'cause.limits_aptly'],
  ['limit.sign-ins', 'cause.limits_aptly'],
]);

/** Whether a verdict is none of what the causes of the article say. */
export const isBesideTheArticle = ({ explanation }: Pick<Headed, 'explanation'>): boolean => titles.has(explanation);

/** Nothing was taken back: a rule stands in the way that only an administrator can lift. */
const isKeptOut = ({ cause, remedy }: Headed) => cause === 'auth_settings_changed' && remedy === 'contact_admin';

/** A verdict in a few words, as the key of `Your password was probably changed`; `isLate`: mail comes, but late. */
export function titleKeyOf(verdict: Headed, isLate: boolean): MessageKey {
  const { cause, certainty, explanation } = verdict;
  const own = isLate ? 'cause.late' : titles.get(explanation);
  if (own !== undefined) return own;
  if (isKeptOut(verdict)) return certainty === 'likely' ? 'cause.likely.blocked' : 'cause.blocked';
  return certainty === 'likely' && cause !== 'unknown' ? `cause.likely.${cause}` : `cause.${cause}`;
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
