import { inboxOf, verdictOf } from '../context.ts';
import { vocabulary } from '../vocabulary.ts';
import { say } from './say.ts';

/** Only the owner can sign in; the person here is not the owner, and hears how it ends without seeing the link. */
export const waitingForOwner = vocabulary.createStateConfig({
  id: 'waitingForOwner',
  initial: 'asking',
  states: {
    asking: {
      entry: {
        type: 'askOwner',
        params: ({ context }) => ({ run: context.run, inbox: inboxOf(context), verdict: verdictOf(context) }),
      },
      on: {
        'owner.asked': [{ guard: 'isOutdated' }, { target: 'asked', actions: 'rememberOwner' }],
        'owner.notFound': [{ guard: 'isOutdated' }, { target: 'notFound', actions: 'rememberOwner' }],
      },
    },
    asked: { entry: say('owner_asked') },
    notFound: { entry: say('owner_needed') },
    declined: { entry: say('owner_declined') },
    withSupport: { entry: say('owner_with_support') },
  },
  on: {
    'owner.answered': [
      { guard: 'wasRepairedByOwner', target: '#confirmingHealth.byOwner', actions: 'rememberNews' },
      { guard: 'wasDeclinedByOwner', target: '.declined', actions: 'rememberNews' },
      { guard: 'wasUnreachable', target: '.notFound', actions: 'rememberNews' },
      { guard: 'isWithSupportByOwner', target: '.withSupport', actions: 'rememberNews' },
    ],
    'person.checksAgain': '#diagnosing',
    'person.speaksOfOwner': { actions: say('owner_alone') },
    'person.affirmed': [{ guard: 'saysDone', target: '#diagnosing' }, { actions: say('owner_waits') }],
    'person.saysStillBroken': '#diagnosing',
    'person.denied': '#confirmingHandoff',
    'person.saysItWorks': '#askingFeedback',
  },
});
