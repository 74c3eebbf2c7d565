import type { Phrases } from '@reconnect/phrases';
import type { ArticleQuestion, Intent } from '../../intents.ts';

/** All that is known of how people ask one of the article's questions. */
export interface QuestionWording {
  readonly about: ArticleQuestion;
  /** It is asked so, among whatever other words. */
  readonly said: Phrases;
  /** It is asked so where nothing else is said. */
  readonly saidAlone?: Phrases;
  /** Worded like no complaint: "I lost my mails" is one, and to be told that nothing is lost would mock it. */
  readonly isUnmistakable: boolean;
  /** Words of these intents mean it, too, besides `why_cause`: "can I do it tomorrow?" cancels nothing. */
  readonly askedAs?: readonly Intent[];
}
