import { and } from 'xstate';
import type { Scene } from '../context.ts';
import { vocabulary } from '../vocabulary.ts';
import { handOver } from './hand-over.ts';
import { say } from './say.ts';

/** Nobody has asked anything yet. */
export const idle = vocabulary.createStateConfig({
  id: 'idle',
  on: {
    'person.greets': { actions: say('welcome') },
    'person.affirmed': { actions: say('capabilities') },
    'person.denied': { actions: say('sorry') },
    'person.saysStillBroken': '#identifying',
    'person.saysItWorks': { actions: say('glad') },
  },
});

/** Looks the person's inboxes up: all of them, or what they have just named. */
export const lookUp = [
  'countRun',
  {
    type: 'findInboxes',
    params: ({ context, event }: Scene) => ({
      run: context.run,
      ...(event.type === 'person.gaveAddress' && { address: event.address }),
      ...(event.type === 'person.pointsAtInbox' && { inboxId: event.inboxId }),
    }),
  },
] as const;

const theOne = [
  { guard: 'isOutdated' },
  { guard: 'foundOne', target: '#diagnosing', actions: 'rememberTheOne' },
] as const;

/** Which inbox is it about? */
export const identifying = vocabulary.createStateConfig({
  id: 'identifying',
  initial: 'lookingUp',
  states: {
    lookingUp: {
      entry: [...lookUp],
      on: {
        'inboxes.found': [
          ...theOne,
          { guard: 'foundSeveral', target: 'choosing', actions: 'rememberCandidates' },
          { target: 'askingAddress', actions: say('which_address') },
        ],
      },
    },
    choosing: {
      entry: say('which_inbox'),
      on: {
        'person.choseInbox': [
          {
            guard: and(['isCandidate', 'isOneOfAll']),
            target: '#diagnosing',
            actions: ['rememberChoice', say('one_at_a_time')],
          },
          { guard: 'isCandidate', target: '#diagnosing', actions: 'rememberChoice' },
        ],
        'person.affirmed': [
          { guard: 'hasOneCandidate', target: '#diagnosing', actions: 'rememberTheOne' },
          { actions: say('which_inbox') },
        ],
        'person.denied': [
          // What was found of the one in question says nothing about the one that they mean.
          {
            guard: 'knowsInbox',
            target: '#confirmingHandoff',
            actions: ['forgetAllButTheList', { type: 'rememberReason', params: { reason: 'no_inbox' } }],
          },
          handOver('no_inbox'),
        ],
      },
    },
    askingAddress: {
      on: {
        'person.gaveAddress': 'lookingUpAddress',
        'person.denied': handOver('no_inbox'),
      },
    },
    lookingUpAddress: {
      entry: [...lookUp],
      on: {
        'inboxes.found': [...theOne, { target: 'askingAddress', actions: say('unknown_address') }],
      },
    },
    lookingUpNamed: {
      entry: [...lookUp],
      on: {
        'inboxes.found': [
          { guard: 'isOutdated' },
          { guard: 'foundNamed', target: '#diagnosing', actions: 'rememberNamedOne' },
          { guard: 'meansTheOneInQuestion', target: '#diagnosing', actions: 'forgetNamed' },
          { guard: 'meansTheirOnly', target: '#diagnosing', actions: 'rememberTheOne' },
          { guard: 'foundNone', target: 'askingAddress', actions: say('which_address') },
          { target: 'choosing', actions: 'rememberInstead' },
        ],
      },
    },
    lookingUpPointed: {
      entry: [...lookUp],
      on: { 'inboxes.found': [...theOne, { target: 'lookingUp' }] },
    },
  },
  on: { 'inboxes.unavailable': [{ guard: 'isOutdated' }, handOver('no_inbox')] },
});
