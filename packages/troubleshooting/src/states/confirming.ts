import { vocabulary } from '../vocabulary.ts';
import { say } from './say.ts';

const stillBroken = { target: '#diagnosing', actions: 'rememberStillBroken' } as const;

/** Mail that is still on its way is no reason to try anything else. */
const importing = { guard: 'isImporting', actions: say('importing') } as const;

const seesMailOrNot = {
  'person.saysItWorks': '#askingFeedback',
  'person.affirmed': '#askingFeedback',
  'person.thanks': '#askingFeedback',
  'person.asked': [
    { guard: 'isLongOver', target: '#identifying', actions: ['forgetTheCase', 'rememberWords'] },
    stillBroken,
  ],
  'person.saysStillBroken': stillBroken,
  'person.denied': stillBroken,
  'person.checksAgain': '#diagnosing',
} as const;

/** The provider says all is well; does the person see mail? */
export const confirmingHealth = vocabulary.createStateConfig({
  id: 'confirmingHealth',
  initial: 'healthy',
  states: {
    healthy: { entry: say('healthy') },
    repaired: { entry: say('repaired') },
    /** The person here is not the owner, who has seen to it. */
    byOwner: { entry: say('owner_repaired') },
  },
  on: seesMailOrNot,
});

/** The consent was verified and the thread has the proof; does the person see mail? */
export const confirmingReconnect = vocabulary.createStateConfig({
  id: 'confirmingReconnect',
  entry: say('reconnected'),
  on: {
    ...seesMailOrNot,
    // What is there again worked before: it is not on its way.
    'person.asked': [{ guard: 'happensAgain', ...stillBroken }, importing, ...seesMailOrNot['person.asked']],
    'person.saysStillBroken': [importing, stillBroken],
    'person.denied': [importing, stillBroken],
  },
});
