import { vocabulary } from '../vocabulary.ts';

/** What support will be sent is shown; one tap sends it. */
export const confirmingHandoff = vocabulary.createStateConfig({
  id: 'confirmingHandoff',
  entry: { type: 'say', params: { topic: 'confirm_handoff' } },
  on: {
    'person.confirmsHandoff': '#handingOff',
    'person.affirmed': '#handingOff',
    'person.asksForAHuman': '#handingOff',
    'person.declinesHandoff': '#closed',
    'person.denied': '#closed',
  },
});

/** The case is being made durable. */
export const handingOff = vocabulary.createStateConfig({
  id: 'handingOff',
  entry: {
    type: 'openCase',
    params: ({ context }) => ({ reason: context.handoffReason ?? 'asked' }),
  },
  on: {
    'handoff.accepted': { target: '#withSupport', actions: 'rememberCase' },
    'handoff.failed': '#handoffFailed',
  },
});

/** The promise could not be kept: say so, with the address to write to, and try again when asked. */
export const handoffFailed = vocabulary.createStateConfig({
  id: 'handoffFailed',
  entry: { type: 'say', params: { topic: 'handoff_failed' } },
  on: {
    'person.confirmsHandoff': '#handingOff',
    'person.asksForAHuman': '#handingOff',
    'person.affirmed': '#handingOff',
    'person.declinesHandoff': '#closed',
    'person.denied': '#closed',
  },
});

/** A person at support has the case. */
export const withSupport = vocabulary.createStateConfig({
  id: 'withSupport',
  entry: { type: 'say', params: { topic: 'handed_off' } },
  on: {
    'person.asksForAHuman': { actions: { type: 'say', params: { topic: 'already_with_support' } } },
    'person.saysItWorks': '#askingFeedback',
    'person.saysStillBroken': { actions: { type: 'say', params: { topic: 'already_with_support' } } },
    'person.checksAgain': { guard: 'knowsInbox', target: '#diagnosing' },
  },
});
