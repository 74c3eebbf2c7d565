import { limitPages, mailboxNames } from '@reconnect/article';
import type { ArticleQuestion } from '@reconnect/troubleshooting';
import type { Block } from '../channel.ts';
import { type Draft, text } from './draft.ts';
import { starters } from './small-talk.ts';
import { choices, namesOf, type View, wordsOf } from './view.ts';
import { mustWait, wayBackFromAnswer } from './way-back.ts';

/** The article's short answer to what is asked beside the cause, and the way back to what was going on. */
const answerTo =
  (question: ArticleQuestion) =>
  (view: View): Draft => {
    const words = wordsOf(view);
    const back = wayBackFromAnswer(view) ?? { blocks: [text(words('about.next.check'))], choices: starters(view) };
    const pages = question === 'limits' ? limitLinks(view) : [];
    const steps = onTheSteps.includes(question) && view.at === 'offeringReconnect' ? choices(view, 'steps') : [];
    return {
      blocks: [text(sentencesOn(question, view)), ...pages, ...back.blocks],
      choices: [...steps, ...back.choices],
    };
  };

function sentencesOn(question: ArticleQuestion, view: View): string {
  const { verdict } = view.context;
  const waits = verdict !== undefined && mustWait(verdict) && view.at !== 'closed';
  // No reconnect is made just now, so it is not what they ask about.
  const key = question === 'duration' && waits ? 'about.duration.waiting' : (`about.${question}` as const);
  return wordsOf(view)(key, namesOf(view));
}

/** Whoever asks these is about to do it in Aptly; the steps are only for whom they can help. */
const onTheSteps: readonly ArticleQuestion[] = ['finding', 'saving'];

/** The page of the provider in question; of both where none is. */
function limitLinks(view: View): readonly Block[] {
  const { inbox } = view.context;
  const providers = inbox === undefined ? (['google', 'microsoft'] as const) : [inbox.provider];
  return providers.map((provider) => ({
    kind: 'link',
    label: wordsOf(view)('waiting.limits_page', { mailbox: mailboxNames[provider] }),
    url: limitPages[provider],
  }));
}

export const answers: Readonly<Record<`about_${ArticleQuestion}`, (view: View) => Draft>> = {
  about_privacy: answerTo('privacy'),
  about_permissions: answerTo('permissions'),
  about_safety: answerTo('safety'),
  about_settings: answerTo('settings'),
  about_disconnecting: answerTo('disconnecting'),
  about_undoing: answerTo('undoing'),
  about_recurrence: answerTo('recurrence'),
  about_limits: answerTo('limits'),
  about_password: answerTo('password'),
  about_forgotten: answerTo('forgotten'),
  about_finding: answerTo('finding'),
  about_saving: answerTo('saving'),
  about_duration: answerTo('duration'),
  about_postponing: answerTo('postponing'),
  about_missed: answerTo('missed'),
  about_colleagues: answerTo('colleagues'),
  about_forwarding: answerTo('forwarding'),
};
