import type { Event } from '../events.ts';
import { vocabulary } from '../vocabulary.ts';

const recordFace = {
  type: 'recordFeedback',
  params: ({ event }: { event: Extract<Event, { type: 'person.gaveFace' }> }) => ({ face: event.face }),
} as const;

/** The three faces; a later click replaces an earlier one. */
const faces = [
  { guard: 'isUnhappy', target: '#closed.sorry', actions: recordFace },
  { target: '#closed.thanked', actions: recordFace },
] as const;

/** "Did this answer your question?" */
export const askingFeedback = vocabulary.createStateConfig({
  id: 'askingFeedback',
  entry: { type: 'say', params: { topic: 'feedback' } },
  on: {
    'person.gaveFace': [...faces],
    'person.affirmed': '#closed.thanked',
    'person.thanks': '#closed.thanked',
  },
});

/** The case is over, the conversation is not: whatever is asked next begins a new case. */
export const closed = vocabulary.createStateConfig({
  id: 'closed',
  initial: 'quiet',
  states: {
    quiet: { entry: { type: 'say', params: { topic: 'cancelled' } } },
    turnedAway: { entry: { type: 'say', params: { topic: 'stranger' } } },
    thanked: { entry: { type: 'say', params: { topic: 'feedback_thanks' } } },
    sorry: {
      entry: { type: 'say', params: { topic: 'feedback_sorry' } },
      on: {
        'person.affirmed': {
          target: '#confirmingHandoff',
          actions: { type: 'rememberReason', params: { reason: 'unhappy' } },
        },
        'person.denied': '#closed.thanked',
      },
    },
  },
  on: {
    'person.gaveFace': [...faces],
    'person.asked': { target: '#identifying', actions: ['forgetTheCase', 'rememberWords'] },
    'person.asksToReconnect': { target: '#identifying', actions: ['forgetTheCase', 'rememberWords'] },
  },
});
