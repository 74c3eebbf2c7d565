import { endsAQuietCase, staysAtTheCase } from './case-vocabulary.ts';
import { emptyContext } from './context.ts';
import { waitingForOwner } from './states/asking-the-owner.ts';
import { answersToColleagues, askedByColleague, giveUp, routeOfAppeal } from './states/being-asked.ts';
import { askingFeedback, closed } from './states/closing.ts';
import { confirmingHealth, confirmingReconnect } from './states/confirming.ts';
import { diagnosing } from './states/diagnosing.ts';
import { handOver } from './states/hand-over.ts';
import {
  admitBounce,
  closeCase,
  confirmingHandoff,
  handingOff,
  handoffFailed,
  passingOn,
  passOnLater,
  quoteSupport,
  saySolved,
  withSupport,
} from './states/handing-over.ts';
import { keepingPromises, lookAfterAll } from './states/keeping-promises.ts';
import { losing } from './states/losing.ts';
import { offeringFullDisconnect, offeringReconnect, walkingSteps } from './states/reconnecting.ts';
import {
  informingAdministrator,
  judgingRefusal,
  puzzled,
  restartingSync,
  waitingForProvider,
} from './states/repairing.ts';
import { explain, say } from './states/say.ts';
import { identifying, idle } from './states/starting.ts';
import { vocabulary } from './vocabulary.ts';

const checkOrIdentify = [{ guard: 'knowsInbox', target: '#diagnosing' }, { target: '#identifying' }] as const;

/**
 * The conversation, reading top to bottom as a support engineer would talk.
 *
 * Pure: it invokes nothing and waits for nothing. `transition` returns the next snapshot and the effects as data.
 */
export const machine = vocabulary.createMachine({
  id: 'troubleshooting',
  context: emptyContext,
  initial: 'idle',
  states: {
    idle,
    identifying,
    diagnosing,
    confirmingHealth,
    offeringReconnect,
    walkingSteps,
    waitingForOwner,
    askedByColleague,
    confirmingReconnect,
    offeringFullDisconnect,
    waitingForProvider,
    restartingSync,
    informingAdministrator,
    puzzled,
    judgingRefusal,
    confirmingHandoff,
    handingOff,
    handoffFailed,
    withSupport,
    askingFeedback,
    closed,
  },
  always: [...answersToColleagues, lookAfterAll],
  on: {
    'person.asked': [
      { guard: 'namesAnotherInbox', target: '#identifying', actions: ['forgetTheCase', 'rememberWords'] },
      { guard: 'isLongOver', target: '#identifying', actions: ['forgetTheCase', 'rememberWords'] },
      { guard: 'knowsInbox', target: '#diagnosing', actions: 'rememberWords', reenter: true },
      { target: '#identifying', actions: 'rememberWords', reenter: true },
    ],
    'person.asksToReconnect': [
      { guard: 'isLongOver', target: '#identifying', actions: ['forgetTheCase', 'rememberWords'] },
      { guard: 'knowsInbox', target: '#diagnosing', actions: 'rememberWords' },
      { target: '#identifying', actions: 'rememberWords', reenter: true },
    ],
    'person.pointsAtInbox': [
      { guard: 'pointsAtTheInbox', target: '#diagnosing', actions: 'rememberWords', reenter: true },
      { target: '#identifying.lookingUpPointed', actions: ['forgetTheCase', 'rememberWords'], reenter: true },
    ],
    'person.namesInbox': { target: '#identifying.lookingUpNamed', actions: 'rememberNamed', reenter: true },
    'person.asksStatus': [...checkOrIdentify],
    'person.checksAgain': [...checkOrIdentify],
    'person.saysStillBroken': [
      { guard: 'knowsInbox', target: '#diagnosing', actions: 'rememberStillBroken' },
      { target: '#identifying' },
    ],
    'person.saysItWorks': [
      { guard: 'hasOpenAppeal', target: '#diagnosing' },
      { guard: 'knowsInbox', target: '#askingFeedback' },
      { guard: 'caseIsOpen', target: '#askingFeedback', actions: [...closeCase] },
      { actions: say('glad') },
    ],
    'person.asksForAHuman': handOver('asked'),
    'person.startsOver': { target: '#identifying', actions: 'forgetTheCase', reenter: true },
    'person.cancels': [
      { guard: 'hasOpenAppeal', target: '#closed.declined', actions: 'forgetPromises' },
      {
        guard: 'caseIsOpen',
        target: '#withSupport.listening',
        actions: ['forgetPromises', say('case_goes_on'), 'rememberAnswer'],
      },
      { guard: 'hasPromised', target: '#closed', actions: ['forgetPromises', say('cancelled_looks')] },
      { target: '#closed', actions: say('cancelled') },
    ],
    'person.declinesAppeal': { guard: 'hasOpenAppeal', target: '#closed.declined' },
    'person.takesUpAppeal': { guard: 'isAppealed', target: '#diagnosing', actions: 'takeUpAppeal', reenter: true },
    'person.asksWhy': { actions: explain },
    'person.asksForCases': { actions: say('cases') },
    'person.asksForHelp': { actions: say('capabilities') },
    'person.greets': { actions: say('welcome') },
    'person.thanks': { actions: say('youre_welcome') },
    'person.affirmed': { actions: say('not_understood') },
    'person.denied': { actions: say('not_understood') },
    'person.saidSomethingElse': { actions: say('not_understood') },

    'reconnect.completed': { target: '#confirmingReconnect', actions: 'rememberProof', reenter: true },
    'reconnect.refused': [
      {
        guard: 'isWithheldByOrganization',
        target: '#informingAdministrator',
        actions: 'rememberRefusal',
        reenter: true,
      },
      {
        guard: 'isWithheldForGood',
        target: '#confirmingHandoff',
        actions: ['rememberRefusal', { type: 'rememberReason', params: { reason: 'still_broken' } }],
      },
      { guard: 'canTryAgain', target: '#offeringReconnect', actions: 'rememberRefusal', reenter: true },
      {
        guard: 'canTryFullDisconnectAgain',
        target: '#offeringFullDisconnect',
        actions: 'rememberRefusal',
        reenter: true,
      },
      { guard: 'signsInButStaysStill', target: '#offeringFullDisconnect', actions: 'rememberRefusal' },
      {
        guard: 'staysStillAfterFullDisconnect',
        target: '#confirmingHandoff',
        actions: ['rememberRefusal', { type: 'rememberReason', params: { reason: 'still_broken' } }],
      },
      { target: '#judgingRefusal', actions: 'rememberRefusal' },
    ],
    'colleague.asked': [...routeOfAppeal],
    'appeal.undelivered': { guard: 'isWaitedForInVain', actions: [...giveUp] },
    'owner.answered': { actions: ['rememberNews', say('news_of_owner')] },
    ...keepingPromises,
    ...losing,
    'import.confirmed': { actions: ['rememberImport', say('imported')] },
    'stranger.recognised': { target: '#closed.turnedAway', actions: ['forgetTheCase', 'forgetPromises'] },
    'handoff.accepted': [
      { guard: staysAtTheCase, target: '#withSupport', actions: 'rememberCase' },
      { actions: ['rememberCase', say('handed_off')] },
    ],
    'handoff.failed': { target: '#handoffFailed', actions: 'rememberUnsent' },
    'handoff.expired': [
      {
        guard: 'isAboutTheOpenCase',
        target: '#confirmingHandoff',
        actions: ['rememberCaseIsOver', 'forgetAnswer', { type: 'rememberReason', params: { reason: 'case_expired' } }],
      },
      {
        guard: 'isWhereSupportWrote',
        target: '#confirmingHandoff',
        actions: ['forgetAnswer', { type: 'rememberReason', params: { reason: 'case_expired' } }],
      },
    ],
    ...passOnLater,
    'handoff.bounced': [
      {
        guard: 'isAboutTheOpenCase',
        target: '#handoffFailed.bounced',
        actions: ['rememberCaseIsOver', 'forgetAnswer', admitBounce],
      },
      { actions: admitBounce },
    ],
    'support.answered': [...quoteSupport],
    'support.solved': [
      {
        guard: endsAQuietCase,
        target: '#askingFeedback',
        actions: ['rememberCaseIsSolved', saySolved],
      },
      { guard: 'isAboutTheOpenCase', actions: ['rememberCaseIsSolved', saySolved] },
      { guard: 'isWhereSupportWrote', actions: [saySolved, 'forgetAnswer'] },
      { actions: saySolved },
    ],
    ...passingOn,
  },
});
