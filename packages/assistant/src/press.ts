import { type Face, faces, type PersonEvent } from '@reconnect/troubleshooting';

/** Every button the assistant ever sends, by its verb, and what pressing it means. */
const meanings = {
  ask: () => ({ type: 'person.asked' }),
  inbox: (value) => (value === undefined ? undefined : { type: 'person.choseInbox', inboxId: value }),
  link: () => ({ type: 'person.asksToReconnect' }),
  steps: () => ({ type: 'person.wantsSteps' }),
  next: () => ({ type: 'person.wentOn' }),
  back: () => ({ type: 'person.wentBack' }),
  stuck: () => ({ type: 'person.isStuck' }),
  check_again: () => ({ type: 'person.checksAgain' }),
  status: () => ({ type: 'person.asksStatus' }),
  works: () => ({ type: 'person.saysItWorks' }),
  still_broken: () => ({ type: 'person.saysStillBroken' }),
  human: () => ({ type: 'person.asksForAHuman' }),
  send_case: () => ({ type: 'person.confirmsHandoff' }),
  not_now: () => ({ type: 'person.declinesHandoff' }),
  no_thanks: () => ({ type: 'person.denied' }),
  why: () => ({ type: 'person.asksWhy' }),
  start_over: () => ({ type: 'person.startsOver' }),
  cancel: () => ({ type: 'person.cancels' }),
  help: () => ({ type: 'person.asksForHelp' }),
  face: (value) => (isFace(value) ? { type: 'person.gaveFace', face: value } : undefined),
} as const satisfies Record<string, (value: string | undefined) => PersonEvent | undefined>;

export type Verb = keyof typeof meanings;

function isFace(value: string | undefined): value is Face {
  return faces.includes(value as Face);
}

function isVerb(verb: string): verb is Verb {
  return Object.hasOwn(meanings, verb);
}

/** What a pressed button means; undefined for a button that was never ours. */
export function meaningOfPress(verb: string, value: string | undefined): PersonEvent | undefined {
  return isVerb(verb) ? meanings[verb](value) : undefined;
}
