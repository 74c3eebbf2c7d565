import { vocabulary } from '../vocabulary.ts';

const stillBroken = { target: '#diagnosing', actions: 'rememberStillBroken' } as const;

/** The provider says all is well; does the person see mail? */
export const confirmingHealth = vocabulary.createStateConfig({
  id: 'confirmingHealth',
  initial: 'healthy',
  states: {
    healthy: { entry: { type: 'say', params: { topic: 'healthy' } } },
    repaired: { entry: { type: 'say', params: { topic: 'repaired' } } },
    /** The person here is not the owner, who has seen to it. */
    byOwner: { entry: { type: 'say', params: { topic: 'owner_repaired' } } },
  },
  on: {
    'person.saysItWorks': '#askingFeedback',
    'person.affirmed': '#askingFeedback',
    'person.thanks': '#askingFeedback',
    'person.asked': stillBroken,
    'person.saysStillBroken': stillBroken,
    'person.denied': stillBroken,
    'person.checksAgain': '#diagnosing',
  },
});

/** The consent was verified and the thread has the proof; does the person see mail? */
export const confirmingReconnect = vocabulary.createStateConfig({
  id: 'confirmingReconnect',
  entry: { type: 'say', params: { topic: 'reconnected' } },
  on: {
    'person.saysItWorks': '#askingFeedback',
    'person.affirmed': '#askingFeedback',
    'person.thanks': '#askingFeedback',
    'person.asked': stillBroken,
    'person.saysStillBroken': stillBroken,
    'person.denied': stillBroken,
    'person.checksAgain': '#diagnosing',
  },
});
