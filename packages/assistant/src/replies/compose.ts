import type { MessageKey } from '@reconnect/article';
import type { Topic } from '@reconnect/troubleshooting';
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
  ownerAlone,
  ownerAsked,
  ownerDeclined,
  ownerNeeded,
  ownerRepaired,
  ownerWaits,
  ownerWithSupport,
} from './owners.ts';
import { capabilities, notUnderstood, sorry, stranger, welcome } from './small-talk.ts';
import { step, stuck } from './steps.ts';
import { confirmHandoff, handedOff, handoffDeclined, handoffFailed, nothingSentYet } from './support.ts';
import {
  alreadyWithSupport,
  answerSupport,
  caseGoesOn,
  cases,
  foundAtSupport,
  handoffBounced,
  notPassedOn,
  passedOn,
  passedOnWithStatus,
  soundsSolved,
  supportSolved,
} from './support-thread.ts';
import { type View, wordsOf } from './view.ts';
import { stillWaiting, usedLess, waiting, willLookAgain } from './waiting.ts';
import { inboxLost, oneAtATime, unknownAddress, whichAddress, whichInbox } from './which-inbox.ts';
import { why } from './why.ts';

const sentence =
  (key: MessageKey) =>
  (view: View): Draft => ({ blocks: [text(wordsOf(view)(key))] });

type Say = (view: View) => Draft;

/** Topics that leave the question before them standing: remarks, progress, and thanks for a face that may still change. */
const asides = {
  ...answers,
  capabilities,
  welcome,
  not_understood: notUnderstood,
  write_it_here: sentence('write_it_here.text'),
  one_at_a_time: oneAtATime,
  inbox_lost: inboxLost,
  why,
  glad: sentence('glad.text'),
  sorry,
  youre_welcome: sentence('youre_welcome.text'),
  stale: sentence('stale.text'),
  checking,
  checked,
  still_looking: sentence('still_looking.text'),
  restarting,
  stuck,
  importing,
  imported,
  looked_again: lookedAgain,
  will_look_again: willLookAgain,
  used_less: usedLess,
  still_waiting: stillWaiting,
  offer_declined: offerDeclined,
  link_waits: linkWaits,
  which_account: whichAccount,
  no_return: noReturn,
  administrator_waits: administratorWaits,
  owner_alone: ownerAlone,
  owner_waits: ownerWaits,
  news_of_repair: newsOfOwner,
  news_of_owner: newsOfOwner,
  colleague_asked: colleagueAsked,
  colleague_waits: colleagueWaits,
  colleague_asked_meanwhile: colleagueAskedMeanwhile,
  nothing_sent_yet: nothingSentYet,
  case_status: passedOnWithStatus,
  cases,
  passed_on: passedOn,
  not_passed_on: notPassedOn,
  sounds_solved: soundsSolved,
  answer_support: answerSupport,
  support_solved: supportSolved,
  feedback_thanks: sentence('feedback_thanks.text'),
  feedback_partly: feedbackPartly,
  feedback_sorry: feedbackSorry,
  feedback_heard: feedbackHeard,
} satisfies Partial<Record<Topic | 'stale', Say>>;

/** Topics by which the conversation moves on: the buttons of earlier messages stop counting. */
const moves: Readonly<Record<Exclude<Topic, keyof typeof asides>, Say>> = {
  which_inbox: whichInbox,
  which_address: whichAddress,
  unknown_address: unknownAddress,
  stranger,
  healthy,
  repaired,
  unknown,
  offer,
  waiting,
  administrator,
  owner_needed: ownerNeeded,
  owner_asked: ownerAsked,
  owner_declined: ownerDeclined,
  owner_with_support: ownerWithSupport,
  owner_repaired: ownerRepaired,
  appeal_declined: appealDeclined,
  step,
  reconnected,
  confirm_handoff: confirmHandoff,
  handoff_declined: handoffDeclined,
  handed_off: handedOff,
  already_with_support: alreadyWithSupport,
  found_at_support: foundAtSupport,
  case_goes_on: caseGoesOn,
  handoff_failed: handoffFailed,
  handoff_bounced: handoffBounced,
  feedback,
  cancelled: sentence('cancelled.text'),
  cancelled_looks: sentence('cancelled_looks.text'),
};

/** Every topic the statechart can raise, and who finds the words. */
const drafts: Readonly<Record<Topic | 'stale', Say>> = { ...asides, ...moves };

/** Every topic there are words for. */
export const topics = Object.keys(drafts) as readonly (keyof typeof drafts)[];

/** Finds the words for a topic. Pure: the same view gives the same reply. `ask` numbers the question, if it is one. */
export function compose(topic: Topic | 'stale', view: View, ask: number): Reply {
  return replyOf(drafts[topic](view), wordsOf(view), ask);
}

/** Whether the buttons of earlier messages stop counting once this is said. */
export function voidsEarlierQuestions(topic: Topic): boolean {
  return !Object.hasOwn(asides, topic);
}
