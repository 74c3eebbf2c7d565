import type { MessageKey } from '@reconnect/article';
import { articleQuestions, type Topic } from '@reconnect/troubleshooting';
import type { Reply } from '../channel.ts';
import { administrator, administratorWaits } from './administrator.ts';
import { answers } from './article-answers.ts';
import {
  checked,
  checking,
  healthy,
  imported,
  importing,
  reconnected,
  repaired,
  restarting,
  unknown,
} from './checks.ts';
import { type Draft, replyOf, text } from './draft.ts';
import { feedback, feedbackHeard, feedbackPartly, feedbackSorry } from './feedback.ts';
import { lookedAgain } from './looked-again.ts';
import { linkWaits, noReturn, offer, offerDeclined, whichAccount } from './offers.ts';
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
  ownerWaits,
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
import { stillWaiting, waiting, willLookAgain } from './waiting.ts';
import { oneAtATime, unknownAddress, whichAddress, whichInbox } from './which-inbox.ts';
import { why } from './why.ts';

const sentence =
  (key: MessageKey) =>
  (view: View): Draft => ({ blocks: [text(wordsOf(view)(key))] });

/** Every topic the statechart can raise, and who finds the words. */
const drafts: Readonly<Record<Topic | 'stale', (view: View) => Draft>> = {
  capabilities,
  welcome,
  not_understood: notUnderstood,
  write_it_here: sentence('write_it_here.text'),
  which_inbox: whichInbox,
  one_at_a_time: oneAtATime,
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
  link_waits: linkWaits,
  which_account: whichAccount,
  no_return: noReturn,
  waiting,
  looked_again: lookedAgain,
  will_look_again: willLookAgain,
  still_waiting: stillWaiting,
  administrator,
  administrator_waits: administratorWaits,
  owner_needed: ownerNeeded,
  owner_asked: ownerAsked,
  owner_waits: ownerWaits,
  owner_declined: ownerDeclined,
  owner_with_support: ownerWithSupport,
  owner_repaired: ownerRepaired,
  news_of_repair: newsOfOwner,
  news_of_owner: newsOfOwner,
  colleague_asked: colleagueAsked,
  colleague_waits: colleagueWaits,
  colleague_asked_meanwhile: colleagueAskedMeanwhile,
  appeal_declined: appealDeclined,
  restarting,
  step,
  stuck,
  reconnected,
  importing,
  imported,
  confirm_handoff: confirmHandoff,
  nothing_sent_yet: sentence('nothing_sent_yet.text'),
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
  ...answers,
  glad: sentence('glad.text'),
  sorry,
  cancelled: sentence('cancelled.text'),
  cancelled_looks: sentence('cancelled_looks.text'),
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
  ...articleQuestions.map((question) => `about_${question}` as const),
  'capabilities',
  'welcome',
  'not_understood',
  'write_it_here',
  'why',
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
  'still_waiting',
  'feedback_thanks',
  'feedback_partly',
  'feedback_sorry',
  'feedback_heard',
  'stuck',
  'offer_declined',
  'link_waits',
  'which_account',
  'administrator_waits',
  'owner_waits',
  'one_at_a_time',
  'nothing_sent_yet',
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
