import type { Event } from '../events.ts';
import { vocabulary } from '../vocabulary.ts';
import { decline } from './being-asked.ts';
import { listenForAnswers } from './handing-over.ts';

type FaceGiven = { readonly event: Extract<Event, { type: 'person.gaveFace' }> };

const takeFace = [
  'rememberFace',
  { type: 'recordFeedback', params: ({ event }: FaceGiven) => ({ face: event.face }) },
] as const;

/** The three faces; a later click replaces an earlier one. */
const faces = [
  { guard: 'isUnhappy', target: '#closed.sorry', actions: [...takeFace] },
  { guard: 'isPartlyHappy', target: '#closed.partly', actions: [...takeFace] },
  { target: '#closed.thanked', actions: [...takeFace] },
] as const;

/** "Did this answer your question?" An open case is over by then: it is solved, and support is told. */
export const askingFeedback = vocabulary.createStateConfig({
  id: 'askingFeedback',
  initial: 'deciding',
  states: {
    deciding: {
      always: [
        {
          guard: 'caseIsOpen',
          target: 'asking',
          actions: [
            { type: 'closeCase', params: ({ context }) => ({ caseNumber: context.caseNumber ?? '' }) },
            'rememberCaseIsOver',
          ],
        },
        { target: 'asking' },
      ],
    },
    asking: { entry: { type: 'say', params: { topic: 'feedback' } } },
  },
  on: {
    ...listenForAnswers,
    'person.gaveFace': [...faces],
    'person.affirmed': '#closed.thanked',
    'person.thanks': '#closed.thanked',
  },
});

const takeShortfall = {
  type: 'recordFeedback',
  params: ({ context, event }: ShortfallGiven) => ({ face: context.face ?? 'neutral', shortfall: event.shortfall }),
} as const;
type ShortfallGiven = {
  readonly context: { readonly face?: 'sad' | 'neutral' | 'happy' | undefined };
  readonly event: Extract<Event, { type: 'person.saysWhatWasMissing' }>;
};

/** The case is over, the conversation is not: whatever is asked next begins a new case. */
export const closed = vocabulary.createStateConfig({
  id: 'closed',
  initial: 'quiet',
  states: {
    quiet: { entry: { type: 'say', params: { topic: 'cancelled' } } },
    declined: { entry: [...decline, { type: 'say', params: { topic: 'appeal_declined' } }] },
    turnedAway: { entry: { type: 'say', params: { topic: 'stranger' } } },
    thanked: { entry: { type: 'say', params: { topic: 'feedback_thanks' } } },
    partly: {
      entry: { type: 'say', params: { topic: 'feedback_partly' } },
      on: { 'person.saysWhatWasMissing': { target: '#closed.thanked', actions: takeShortfall } },
    },
    sorry: {
      initial: 'asking',
      states: {
        asking: {
          entry: { type: 'say', params: { topic: 'feedback_sorry' } },
          on: { 'person.saysWhatWasMissing': { target: 'heard', actions: takeShortfall } },
        },
        heard: { entry: { type: 'say', params: { topic: 'feedback_heard' } } },
      },
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
    ...listenForAnswers,
    'person.gaveFace': [...faces],
    'person.asked': { target: '#identifying', actions: ['forgetTheCase', 'rememberWords'] },
    'person.asksToReconnect': { target: '#identifying', actions: ['forgetTheCase', 'rememberWords'] },
  },
});
