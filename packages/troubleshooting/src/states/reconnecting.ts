import { inboxOf } from '../context.ts';
import { linkReason, vocabulary } from '../vocabulary.ts';

/** The provider may have stopped them on a page of its own, from which nothing leads back. */
const askAfterThem = {
  'reconnect.unreturned': { guard: 'isAboutThisInbox', actions: { type: 'say', params: { topic: 'no_return' } } },
} as const;

/** A link, or the article's steps for who would rather do it in Aptly. */
export const offeringReconnect = vocabulary.createStateConfig({
  id: 'offeringReconnect',
  entry: [
    { type: 'rememberLink', params: { mode: 'plain' } },
    {
      type: 'offerLink',
      params: ({ context }) => ({ inbox: inboxOf(context), mode: 'plain' as const, reason: linkReason(context) }),
    },
  ],
  on: {
    ...askAfterThem,
    'person.wantsSteps': '#walkingSteps',
    'person.asksToReconnect': { target: '#offeringReconnect', reenter: true },
    'person.checksAgain': '#diagnosing',
    'person.affirmed': '#diagnosing',
    'person.saysItWorks': '#diagnosing',
    'person.denied': '#walkingSteps',
    'person.isStuck': '#walkingSteps',
    'person.saysStillBroken': { target: '#diagnosing', actions: 'rememberStillBroken' },
  },
});

/** The article's rare instance: a plain reconnect was verified and mail still does not move. */
export const offeringFullDisconnect = vocabulary.createStateConfig({
  id: 'offeringFullDisconnect',
  entry: [
    { type: 'rememberLink', params: { mode: 'full' } },
    {
      type: 'offerLink',
      params: ({ context }) => ({ inbox: inboxOf(context), mode: 'full' as const, reason: linkReason(context) }),
    },
  ],
  on: {
    ...askAfterThem,
    'person.asksToReconnect': { target: '#offeringFullDisconnect', reenter: true },
    'person.checksAgain': '#diagnosing',
    'person.affirmed': '#diagnosing',
    'person.saysItWorks': '#askingFeedback',
    'person.denied': '#confirmingHandoff',
    'person.isStuck': '#confirmingHandoff',
    'person.saysStillBroken': {
      target: '#confirmingHandoff',
      actions: { type: 'rememberReason', params: { reason: 'still_broken' } },
    },
  },
});

/** The article's seven steps, one card at a time. */
export const walkingSteps = vocabulary.createStateConfig({
  id: 'walkingSteps',
  initial: 'atStep',
  entry: 'goToFirstStep',
  states: {
    atStep: {
      id: 'atStep',
      entry: { type: 'say', params: { topic: 'step', slot: 'steps' } },
      on: {
        'person.wentOn': [
          { guard: 'isLastStep', target: '#diagnosing', actions: 'rememberStepsDone' },
          { target: 'atStep', actions: 'goToNextStep', reenter: true },
        ],
        'person.affirmed': [
          { guard: 'isLastStep', target: '#diagnosing', actions: 'rememberStepsDone' },
          { target: 'atStep', actions: 'goToNextStep', reenter: true },
        ],
        'person.wentBack': [
          { guard: 'isFirstStep', target: '#offeringReconnect' },
          { target: 'atStep', actions: 'goToPreviousStep', reenter: true },
        ],
        'person.isStuck': 'stuck',
        'person.denied': 'stuck',
      },
    },
    stuck: {
      entry: ['rememberStuck', { type: 'say', params: { topic: 'stuck' } }],
      on: {
        'person.wentBack': 'atStep',
        'person.affirmed': 'atStep',
        'person.denied': '#confirmingHandoff',
      },
    },
  },
  on: {
    'person.asksToReconnect': '#offeringReconnect',
    'person.saysItWorks': { target: '#diagnosing', actions: 'rememberStepsDone' },
    'person.checksAgain': { target: '#diagnosing', actions: 'rememberStepsDone' },
    'person.saysStillBroken': { target: '#diagnosing', actions: ['rememberStepsDone', 'rememberStillBroken'] },
  },
});
