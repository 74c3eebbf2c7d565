/** The help article as data: causes, steps, links, and the words of every reply. */

export {
  type ArticleStep,
  articleSteps,
  articleVersion,
  limitPages,
  mailboxNames,
  providerNames,
  statusPages,
} from './article.ts';
export { adminNoteFor, explainVerdict, isBesideTheArticle, titleKeyOf } from './explain.ts';
export type { MessageKey } from './languages/catalogue.ts';
export { type AdminNoteText, type AdminSetting, adminNotes } from './languages/en/admin-notes.ts';
export { type ExplanationKey, explanations } from './languages/en/explanations.ts';
export { formatList } from './list.ts';
export { languages } from './locale.ts';
export { maskAddress, masksAlike } from './mask.ts';
export { formatMoment, formatMomentForOthers, formatMomentInSentence } from './moment.ts';
export { type StepPicture, stepPicture, stepPictures } from './step-picture.ts';
export { type MessageValues, type Words, wordsFor } from './words.ts';
