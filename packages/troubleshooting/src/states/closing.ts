import { and, not } from 'xstate';
import type { Scene } from '../context.ts';
import { ratedCase } from '../rated-case.ts';
import { vocabulary } from '../vocabulary.ts';
import { decline } from './being-asked.ts';
import { handOver } from './hand-over.ts';
import { closeCase, listenForAnswers } from './handing-over.ts';
import { say } from './say.ts';

/** It was over, so nothing of what was found or tried before explains what is wrong now. */
const freshTrouble = { target: '#diagnosing', actions: ['beginAnew', 'rememberWords'] } as const;

const takeFace = [
  'rememberFace',
  {
    type: 'recordFeedback',
    params: ({ context, event }: Scene<'person.gaveFace'>) => ({ face: event.face, of: ratedCase(context) }),
  },
] as const;

/** The three faces; a later click replaces an earlier one. */
const faces = [
  { guard: 'isUnhappy', target: '#closed.sorry', actions: [...takeFace] },
  { guard: 'isPartlyHappy', target: '#closed.partly', actions: [...takeFace] },
  { target: '#closed.thanked', actions: [...takeFace] },
] as const;

/** "Did this answer your question?" A case that is open about the same inbox is solved by then, and support is told. */
export const askingFeedback = vocabulary.createStateConfig({
  id: 'askingFeedback',
  initial: 'deciding',
  states: {
    deciding: {
      always: [{ guard: 'openCaseIsAboutThisInbox', target: 'asking', actions: [...closeCase] }, { target: 'asking' }],
    },
    asking: { entry: say('feedback') },
  },
  on: {
    ...listenForAnswers,
    'person.asked': { guard: and(['knowsInbox', not('namesAnotherInbox')]), ...freshTrouble },
    'person.gaveFace': [...faces],
    'person.affirmed': '#closed.thanked',
    'person.thanks': '#closed.thanked',
    'person.denied': '#closed.sorry',
  },
});

const takeShortfall = {
  type: 'recordFeedback',
  params: ({ context, event }: Scene<'person.saysWhatWasMissing'>) => ({
    face: context.face ?? 'neutral',
    shortfall: event.shortfall,
    of: ratedCase(context),
  }),
} as const;

/** The case is over, the conversation is not: whatever is asked next begins a new case. */
export const closed = vocabulary.createStateConfig({
  id: 'closed',
  initial: 'quiet',
  states: {
    quiet: {},
    declined: { entry: [...decline, say('appeal_declined')] },
    turnedAway: { entry: say('stranger') },
    thanked: { entry: say('feedback_thanks') },
    partly: {
      entry: say('feedback_partly'),
      on: { 'person.saysWhatWasMissing': { target: '#closed.thanked', actions: takeShortfall } },
    },
    sorry: {
      initial: 'asking',
      states: {
        asking: {
          entry: say('feedback_sorry'),
          on: { 'person.saysWhatWasMissing': { target: 'heard', actions: takeShortfall } },
        },
        heard: { entry: say('feedback_heard') },
      },
      on: {
        'person.affirmed': handOver('unhappy'),
        'person.denied': '#closed.thanked',
      },
    },
  },
  on: {
    ...listenForAnswers,
    'person.gaveFace': [...faces],
    // A "no" to support is taken back: what would be sent is shown once more.
    'person.confirmsHandoff': '#confirmingHandoff',
    'person.addsNote': { target: '#confirmingHandoff', actions: 'rememberNote' },
    // Nothing is asked any more.
    'person.affirmed': { actions: say('youre_welcome') },
    'person.denied': { actions: say('sorry') },
    'person.asksAboutCase': { guard: not('caseIsOpen'), actions: say('nothing_sent_yet') },
    'person.asked': [
      { guard: 'happensAgain', ...freshTrouble },
      { target: '#identifying', actions: ['forgetTheCase', 'rememberWords'] },
    ],
    'person.asksToReconnect': { target: '#identifying', actions: ['forgetTheCase', 'rememberWords'] },
    'person.namesInbox': {
      guard: 'isNamedByWord',
      target: '#identifying.lookingUpNamed',
      actions: ['forgetTheCase', 'rememberNamed'],
    },
  },
});
