import { vocabulary } from '../vocabulary.ts';

/** Nobody has asked anything yet. */
export const idle = vocabulary.createStateConfig({
  id: 'idle',
  on: {
    'person.greets': { actions: { type: 'say', params: { topic: 'welcome' } } },
    'person.affirmed': { actions: { type: 'say', params: { topic: 'capabilities' } } },
    'person.denied': { actions: { type: 'say', params: { topic: 'capabilities' } } },
    'person.saysStillBroken': '#identifying',
    'person.saysItWorks': { actions: { type: 'say', params: { topic: 'welcome' } } },
  },
});

/** Which inbox is it about? */
export const identifying = vocabulary.createStateConfig({
  id: 'identifying',
  initial: 'lookingUp',
  states: {
    lookingUp: {
      entry: ['countRun', { type: 'findInboxes', params: ({ context }) => ({ run: context.run }) }],
      on: {
        'inboxes.found': [
          { guard: 'isOutdated' },
          { guard: 'foundOne', target: '#diagnosing', actions: 'rememberTheOne' },
          { guard: 'foundSeveral', target: 'choosing', actions: 'rememberCandidates' },
          { target: 'askingAddress', actions: { type: 'say', params: { topic: 'which_address' } } },
        ],
      },
    },
    choosing: {
      entry: { type: 'say', params: { topic: 'which_inbox' } },
      on: {
        'person.choseInbox': { guard: 'isCandidate', target: '#diagnosing', actions: 'rememberChoice' },
        'person.affirmed': { actions: { type: 'say', params: { topic: 'which_inbox' } } },
        'person.denied': {
          target: '#confirmingHandoff',
          actions: { type: 'rememberReason', params: { reason: 'no_inbox' } },
        },
      },
    },
    askingAddress: {
      on: {
        'person.gaveAddress': 'lookingUpAddress',
        'person.denied': {
          target: '#confirmingHandoff',
          actions: { type: 'rememberReason', params: { reason: 'no_inbox' } },
        },
      },
    },
    lookingUpAddress: {
      entry: [
        'countRun',
        {
          type: 'findInboxes',
          params: ({ context, event }) => ({
            run: context.run,
            ...(event.type === 'person.gaveAddress' && { address: event.address }),
          }),
        },
      ],
      on: {
        'inboxes.found': [
          { guard: 'isOutdated' },
          { guard: 'foundOne', target: '#diagnosing', actions: 'rememberTheOne' },
          { target: 'askingAddress', actions: { type: 'say', params: { topic: 'unknown_address' } } },
        ],
      },
    },
    lookingUpPointed: {
      entry: [
        'countRun',
        {
          type: 'findInboxes',
          params: ({ context, event }) => ({
            run: context.run,
            ...(event.type === 'person.pointsAtInbox' && { inboxId: event.inboxId }),
          }),
        },
      ],
      on: {
        'inboxes.found': [
          { guard: 'isOutdated' },
          { guard: 'foundOne', target: '#diagnosing', actions: 'rememberTheOne' },
          { target: 'lookingUp' },
        ],
      },
    },
  },
});
