import { type Face, faces, type PersonEvent, type Shortfall, shortfalls } from '@reconnect/troubleshooting';

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
  note: (value) => (isWords(value) ? { type: 'person.addsNote', note: value } : undefined),
  without_transcript: () => ({ type: 'person.leavesTranscriptOut' }),
  with_transcript: () => ({ type: 'person.includesTranscript' }),
  tell_support: (value) => (isWords(value) ? { type: 'person.tellsSupport', text: value } : undefined),
  not_now: () => ({ type: 'person.declinesHandoff' }),
  decline: () => ({ type: 'person.declinesAppeal' }),
  take_up: (value) => (value === undefined ? undefined : { type: 'person.takesUpAppeal', inboxId: value }),
  no_thanks: () => ({ type: 'person.denied' }),
  check: (value) => pointing(value, 'check'),
  why: () => ({ type: 'person.asksWhy' }),
  start_over: () => ({ type: 'person.startsOver' }),
  cancel: () => ({ type: 'person.cancels' }),
  help: () => ({ type: 'person.asksForHelp' }),
  face: (value) => (isFace(value) ? { type: 'person.gaveFace', face: value } : undefined),
  missing: (value) => (isShortfall(value) ? { type: 'person.saysWhatWasMissing', shortfall: value } : undefined),
} as const satisfies Record<string, (value: string | undefined) => PersonEvent | undefined>;

export type Verb = keyof typeof meanings;

/** Buttons whose value is a person's own words; any other value is one of ours. */
export const writtenVerbs = ['note', 'tell_support'] as const satisfies readonly Verb[];
export type WrittenVerb = (typeof writtenVerbs)[number];

function isFace(value: string | undefined): value is Face {
  return faces.includes(value as Face);
}

function isShortfall(value: string | undefined): value is Shortfall {
  return shortfalls.includes(value as Shortfall);
}

function isWords(value: string | undefined): value is string {
  return value !== undefined && value.trim() !== '';
}

function isVerb(verb: string): verb is Verb {
  return Object.hasOwn(meanings, verb);
}

/** What may be asked for outside of any question. */
const wishes: Readonly<Record<string, (value: string | undefined) => PersonEvent | undefined>> = {
  ask: meanings.ask,
  status: meanings.status,
  link: meanings.link,
  human: meanings.human,
  cancel: meanings.cancel,
  help: meanings.help,
  check: meanings.check,
  reconnect: (value) => pointing(value, 'reconnect'),
};

function pointing(inboxId: string | undefined, wants: 'check' | 'reconnect'): PersonEvent | undefined {
  return inboxId === undefined ? undefined : { type: 'person.pointsAtInbox', inboxId, wants };
}

/** What a wish means; undefined for one that nobody was ever offered. */
export function meaningOfWish(verb: string, value: string | undefined): PersonEvent | undefined {
  return Object.hasOwn(wishes, verb) ? wishes[verb]?.(value) : undefined;
}

/** What a pressed button means; undefined for a button that was never ours. */
export function meaningOfPress(verb: string, value: string | undefined): PersonEvent | undefined {
  return isVerb(verb) ? meanings[verb](value) : undefined;
}
