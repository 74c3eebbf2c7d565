/** The help article as data: causes, steps, links, and the words of every reply. */
export { type AdminNoteText, type AdminSetting, adminNotes } from './admin-notes/en.ts';
export {
  type ArticleCause,
  type ArticleStep,
  articleCauses,
  articleSteps,
  articleTitle,
  articleVersion,
  limitPages,
  mailboxNames,
  providerNames,
  statusPages,
} from './article.ts';
export { adminNoteFor, explainVerdict } from './explain.ts';
export { type ExplanationKey, explanations } from './explanations/en.ts';
export { formatList } from './list.ts';
export { languages } from './locale.ts';
export { maskAddress } from './mask.ts';
export { formatMoment } from './moment.ts';
export { type PictureTheme, pictureThemes, type StepPicture, stepPicture, stepPictures } from './step-picture.ts';
export { type MessageKey, type MessageValues, type Words, wordsFor } from './words.ts';
