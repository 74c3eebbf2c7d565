import { and, not, or } from 'xstate';
import { vocabulary } from '../vocabulary.ts';
import { handOver } from './hand-over.ts';
import { itWorks } from './it-works.ts';
import { doneOrHeard, offer } from './offer.ts';
import { explain, say } from './say.ts';

/** The provider may have stopped them on a page of its own, from which nothing leads back. */
const askAfterThem = {
  'reconnect.unreturned': { guard: 'isAboutThisInbox', actions: say('no_return') },
  'person.meetsApproval': { actions: say('no_return') },
} as const;

/** Whoever signs in with another account needs to hear which one it takes, and what to do without it; no new check tells. */
const nameTheAccount = { 'person.asksWhichAccount': { actions: say('which_account') } } as const;

/** A link, or the article's steps for who would rather do it in Aptly. */
export const offeringReconnect = vocabulary.createStateConfig({
  id: 'offeringReconnect',
  entry: [...offer('plain')],
  on: {
    ...askAfterThem,
    ...nameTheAccount,
    'person.wantsSteps': '#walkingSteps',
    'person.asksToReconnect': { target: '#offeringReconnect', reenter: true },
    'person.checksAgain': '#diagnosing',
    'person.affirmed': [...doneOrHeard],
    'person.saysItWorks': '#diagnosing',
    // A link of yesterday is no use to anybody: who comes back to it is looked after anew.
    'person.denied': [{ guard: 'linkIsOver', target: '#diagnosing' }, { actions: say('offer_declined') }],
    'person.isStuck': '#walkingSteps',
    'person.saysStillBroken': { target: '#diagnosing', actions: 'rememberStillBroken' },
  },
});

/** The article's rare instance: a plain reconnect was verified and mail still does not move. */
export const offeringFullDisconnect = vocabulary.createStateConfig({
  id: 'offeringFullDisconnect',
  entry: [...offer('full')],
  on: {
    ...askAfterThem,
    ...nameTheAccount,
    'person.asksToReconnect': { target: '#offeringFullDisconnect', reenter: true },
    'person.checksAgain': '#diagnosing',
    'person.affirmed': [...doneOrHeard],
    ...itWorks,
    'person.denied': [{ guard: 'linkIsOver', target: '#diagnosing' }, { target: '#confirmingHandoff' }],
    'person.isStuck': '#confirmingHandoff',
    'person.saysStillBroken': [
      { guard: 'linkIsOver', target: '#diagnosing', actions: 'rememberStillBroken' },
      handOver('still_broken'),
    ],
  },
});

const goOn = [
  { guard: 'isLastStep', target: '#diagnosing', actions: 'rememberStepsDone' },
  { target: 'atStep', actions: 'goToNextStep', reenter: true },
] as const;

/** The person is at the steps now, and speaks of the inbox that they are for. */
const isAtThem = not(or(['namesAnotherInbox', 'isLongOver', 'hasGoneCold']));

/** The article's seven steps, one card at a time. A question is answered, and the person is where they were. */
export const walkingSteps = vocabulary.createStateConfig({
  id: 'walkingSteps',
  initial: 'atStep',
  entry: 'goToFirstStep',
  states: {
    atStep: {
      id: 'atStep',
      entry: say('step', 'steps'),
      on: {
        'person.wentOn': [...goOn],
        'person.affirmed': [...goOn],
        'person.wentBack': [
          { guard: 'isFirstStep', target: '#offeringReconnect' },
          { target: 'atStep', actions: 'goToPreviousStep', reenter: true },
        ],
        'person.denied': 'stuck',
      },
    },
    stuck: {
      entry: ['rememberStuck', say('stuck')],
      on: {
        'person.wentOn': [...goOn],
        'person.wentBack': 'atStep',
        'person.affirmed': '#offeringReconnect',
        'person.denied': '#confirmingHandoff',
      },
    },
  },
  on: {
    'person.asksToReconnect': '#offeringReconnect',
    'person.saysItWorks': { target: '#diagnosing', actions: 'rememberStepsDone' },
    // Before the last step no sign-in was made that could have been of no help.
    'person.checksAgain': { guard: 'isLastStep', target: '#diagnosing', actions: 'rememberStepsDone' },
    'person.saysStillBroken': {
      guard: 'isLastStep',
      target: '#diagnosing',
      actions: ['rememberStepsDone', 'rememberStillBroken'],
    },
    'person.asked': [
      {
        guard: and([isAtThem, 'isLastStep']),
        target: '#diagnosing',
        actions: ['rememberWords', 'rememberStepsDone', 'rememberStillBroken'],
      },
      { guard: isAtThem, target: '.stuck', actions: 'rememberWords' },
    ],
    'person.wantsSteps': '.atStep',
    'person.isStuck': '.stuck',
    'person.asksStatus': [
      { guard: 'isLastStep', target: '#diagnosing', actions: 'rememberStepsDone' },
      { actions: explain },
    ],
    'person.greets': '.atStep',
  },
});
