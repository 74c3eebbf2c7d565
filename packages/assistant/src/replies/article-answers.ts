import { limitPages, mailboxNames } from '@reconnect/article';
import { type ArticleQuestion, hasBoxesToTick, mustWait, providers, signingInHelps } from '@reconnect/troubleshooting';
import type { Block } from '../channel.ts';
import { consentNote, noteFor } from './administrator.ts';
import { type Draft, text } from './draft.ts';
import { starters } from './small-talk.ts';
import { verdictSentences } from './verdict-words.ts';
import { choices, namesOf, timeInSentence, type View, wordsOf } from './view.ts';
import { promiseToLook } from './waiting.ts';
import { type WayBack, wayBackFromAnswer } from './way-back.ts';

/** The article's short answer to what is asked beside the cause, and the way back to what was going on. */
const answerTo =
  (question: ArticleQuestion) =>
  (view: View): Draft => {
    const words = wordsOf(view);
    const back = shortWayBack(question, view) ??
      wayBackFromAnswer(view) ?? { blocks: [text(words('about.next.check'))], choices: starters(view) };
    const asked = view.also === undefined ? [question] : [question, view.also];
    const pages = asked.includes('limits') ? limitLinks(view) : [];
    const leadsToSteps = asked.some((one) => onTheSteps.includes(one)) && view.at === 'offeringReconnect';
    const steps = leadsToSteps ? choices(view, 'steps') : [];
    const note = asked.some(ofTheAdministrator) ? administratorsNote(view) : [];
    return {
      // The note says where things stand.
      blocks: [
        ...asked.map((one) => text(sentencesOn(one, view))),
        ...note,
        ...pages,
        ...(note.length > 0 ? [] : back.blocks),
      ],
      choices: [...steps, ...back.choices],
    };
  };

/** Whoever asks how long to wait has not lost the way: the promise is all they need. */
function shortWayBack(question: ArticleQuestion, view: View): WayBack | undefined {
  if (question !== 'duration' || view.at !== 'waitingForProvider') return undefined;
  return { blocks: promiseToLook(view), choices: choices(view, 'check_again', 'human') };
}

export function sentencesOn(question: ArticleQuestion, view: View): string {
  const words = wordsOf(view);
  if (question === 'duration') return onDuration(view);
  if (question === 'postponing' && isOver(view)) return words('about.postponing.over');
  if (question === 'anyway') return onReconnectingAnyway(view);
  if (!ofTheAdministrator(question)) return words(`about.${question}`, namesOf(view));
  return words(administratorsNote(view).length > 0 ? `about.${question}.note` : `about.${question}`);
}

/** Nothing is left to be done, later or now. */
const isOver = ({ at = 'idle' }: View): boolean =>
  ['idle', 'askingFeedback', 'closed'].includes(at.split('.')[0] ?? '');

/** Where somebody else is waited for no reconnect is made, so it is not what they ask about. */
function onDuration(view: View): string {
  const words = wordsOf(view);
  const { verdict } = view.context;
  if (verdict === undefined || view.at === 'closed') return words('about.duration');
  if (verdict.remedy === 'contact_admin') return words('about.duration.administrator');
  if (view.at?.startsWith('waitingForOwner') === true) return words('about.duration.owner');
  if (!mustWait(verdict)) return words('about.duration');
  if (verdict.cause === 'app_misconfigured') return words('about.duration.ours');
  const { cause, retryAt } = verdict;
  const ends = cause === 'throttled' && retryAt !== undefined && Date.parse(retryAt) > view.now ? retryAt : undefined;
  return ends === undefined
    ? words('about.duration.waiting', namesOf(view))
    : words('about.duration.until', { ...namesOf(view), time: timeInSentence(view, ends) });
}

function onReconnectingAnyway(view: View): string {
  const words = wordsOf(view);
  const { verdict, inbox } = view.context;
  if (inbox?.own === false) return words('about.colleagues');
  const isOpenToIt = verdict === undefined || verdict.remedy === 'none' || signingInHelps(verdict);
  if (isOpenToIt || view.at === 'closed') return words('about.anyway');
  return `${words('about.anyway.no')} ${verdictSentences(view, verdict)}`;
}

const administrators = ['forwarding', 'administrator', 'being_administrator'] as const;

const ofTheAdministrator = (question: ArticleQuestion): question is (typeof administrators)[number] =>
  (administrators as readonly ArticleQuestion[]).includes(question);

/** What only an administrator can change, for them; none where nothing is known of the kind. */
function administratorsNote(view: View): readonly Block[] {
  const { verdict, refusal, inbox } = view.context;
  if (view.at === 'closed') return [];
  if (verdict?.remedy === 'contact_admin') return [noteFor(view, verdict)];
  const isWithheld = refusal?.reason === 'permission_missing' && inbox !== undefined && !hasBoxesToTick(inbox);
  return isWithheld ? [consentNote(view)] : [];
}

/** Whoever asks these is about to do it in Aptly; the steps are only for whom they can help. */
const onTheSteps: readonly ArticleQuestion[] = ['finding', 'saving', 'steps'];

/** The page of the provider in question; of both where none is. */
function limitLinks(view: View): readonly Block[] {
  const { inbox } = view.context;
  const inQuestion = inbox === undefined ? providers : [inbox.provider];
  return inQuestion.map((provider) => ({
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
  about_steps: answerTo('steps'),
  about_administrator: answerTo('administrator'),
  about_being_administrator: answerTo('being_administrator'),
  about_anyway: answerTo('anyway'),
  about_apps: answerTo('apps'),
  about_device: answerTo('device'),
  about_single_sign_on: answerTo('single_sign_on'),
  about_code: answerTo('code'),
  about_support_time: answerTo('support_time'),
  about_urgency: answerTo('urgency'),
};
