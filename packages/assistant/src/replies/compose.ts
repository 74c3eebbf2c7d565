import type { MessageKey } from '@reconnect/article';
import type { Topic } from '@reconnect/troubleshooting';
import type { Reply } from '../channel.ts';
import { administrator } from './administrator.ts';
import { answerTo } from './article-answers.ts';
import { checked, checking, healthy, imported, importing, reconnected, repaired, unknown } from './checks.ts';
import { type Draft, replyOf, text } from './draft.ts';
import { feedback, feedbackHeard, feedbackPartly, feedbackSorry } from './feedback.ts';
import { lookedAgain } from './looked-again.ts';
import { noReturn, offer, offerDeclined } from './offers.ts';
import {
  appealDeclined,
  colleagueAsked,
  colleagueAskedMeanwhile,
  colleagueWaits,
  newsOfOwner,
  ownerAsked,
  ownerDeclined,
  ownerNeeded,
  ownerRepaired,
  ownerWithSupport,
} from './owners.ts';
import { capabilities, notUnderstood, sorry, stranger, welcome } from './small-talk.ts';
import { step, stuck } from './steps.ts';
import { confirmHandoff, handedOff, handoffDeclined, handoffFailed } from './support.ts';
import {
  alreadyWithSupport,
  answerSupport,
  caseGoesOn,
  handoffBounced,
  notPassedOn,
  passedOn,
  passedOnWithStatus,
  soundsSolved,
  supportSolved,
} from './support-thread.ts';
import { type View, wordsOf } from './view.ts';
import { waiting, willLookAgain } from './waiting.ts';
import { unknownAddress, whichAddress, whichInbox } from './which-inbox.ts';
import { why } from './why.ts';

const sentence =
  (key: MessageKey) =>
  (view: View): Draft => ({ blocks: [text(wordsOf(view)(key))] });

/** Every topic the statechart can raise, and who finds the words. */
const drafts: Readonly<Record<Topic | 'stale', (view: View) => Draft>> = {
  capabilities,
  welcome,
  not_understood: notUnderstood,
  which_inbox: whichInbox,
  which_address: whichAddress,
  unknown_address: unknownAddress,
  stranger,
  checking,
  checked,
  healthy,
  repaired,
  unknown,
  offer,
  offer_declined: offerDeclined,
  no_return: noReturn,
  waiting,
  looked_again: lookedAgain,
  will_look_again: willLookAgain,
  administrator,
  owner_needed: ownerNeeded,
  owner_asked: ownerAsked,
  owner_declined: ownerDeclined,
  owner_with_support: ownerWithSupport,
  owner_repaired: ownerRepaired,
  news_of_repair: newsOfOwner,
  news_of_owner: newsOfOwner,
  colleague_asked: colleagueAsked,
  colleague_waits: colleagueWaits,
  colleague_asked_meanwhile: colleagueAskedMeanwhile,
  appeal_declined: appealDeclined,
  restarting: sentence('restarting.text'),
  step,
  stuck,
  reconnected,
  importing,
  imported,
  confirm_handoff: confirmHandoff,
  handoff_declined: handoffDeclined,
  handed_off: handedOff,
  already_with_support: alreadyWithSupport,
  case_status: passedOnWithStatus,
  case_goes_on: caseGoesOn,
  handoff_failed: handoffFailed,
  handoff_bounced: handoffBounced,
  passed_on: passedOn,
  not_passed_on: notPassedOn,
  sounds_solved: soundsSolved,
  answer_support: answerSupport,
  support_solved: supportSolved,
  feedback,
  feedback_thanks: sentence('feedback_thanks.text'),
  feedback_partly: feedbackPartly,
  feedback_sorry: feedbackSorry,
  feedback_heard: feedbackHeard,
  why,
  about_privacy: answerTo('privacy'),
  about_safety: answerTo('safety'),
  about_settings: answerTo('settings'),
  about_recurrence: answerTo('recurrence'),
  about_limits: answerTo('limits'),
  about_password: answerTo('password'),
  glad: sentence('glad.text'),
  sorry,
  cancelled: sentence('cancelled.text'),
  youre_welcome: sentence('youre_welcome.text'),
  stale: sentence('stale.text'),
};

/** Every topic there are words for. */
export const topics = Object.keys(drafts) as readonly (keyof typeof drafts)[];

/** Finds the words for a topic. Pure: the same view gives the same reply. `ask` numbers the question, if it is one. */
export function compose(topic: Topic | 'stale', view: View, ask: number): Reply {
  return replyOf(drafts[topic](view), wordsOf(view), ask);
}

/** Topics that leave the question before them standing: remarks, progress, and thanks for a face that may still change. */
const asides: readonly Topic[] = [
  'capabilities',
  'welcome',
  'not_understood',
  'why',
  'about_privacy',
  'about_safety',
  'about_settings',
  'about_recurrence',
  'about_limits',
  'about_password',
  'glad',
  'sorry',
  'youre_welcome',
  'checking',
  'checked',
  'restarting',
  'news_of_repair',
  'news_of_owner',
  'colleague_asked',
  'colleague_waits',
  'colleague_asked_meanwhile',
  'importing',
  'imported',
  'looked_again',
  'will_look_again',
  'feedback_thanks',
  'feedback_partly',
  'feedback_sorry',
  'feedback_heard',
  'offer_declined',
  'no_return',
  'passed_on',
  'not_passed_on',
  'sounds_solved',
  'case_status',
  'answer_support',
  'support_solved',
];

/** Whether the buttons of earlier messages stop counting once this is said. */
export function voidsEarlierQuestions(topic: Topic): boolean {
  return !asides.includes(topic);
}
