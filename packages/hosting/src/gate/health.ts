import type { KnownOutage } from '@reconnect/diagnosis';

/** How many different inboxes must be let down in a row before nobody asks any more. */
export const enoughInARow = 5;
/** Failures further apart than this have nothing to do with one another, in milliseconds. */
const sameTrouble = 60_000;
/** How long nobody asks before one process tries again; it doubles with every try in vain. Milliseconds. */
const firstPause = 15_000;
const longestPause = 120_000;
/** A look takes 5 s; a process that has not told how its try went by then is taken for dead. Milliseconds. */
const tryTakes = 10_000;
/** Inboxes are told apart up to this number; a longer list would be carried along at every look. */
const countedApart = 50;

/** What all processes together know of one provider. Plain JSON; times are milliseconds since 1970. */
export type Health = {
  /** The inboxes it let down in a row, each once: any answer empties the list. */
  readonly letDown: readonly string[];
  readonly since: number;
  readonly latest: number;
  /** How often in a row a pause was in vain; it outlives the outage by a while, so that a relapse is met with patience. */
  readonly pauses: number;
  /** While nobody asks: until when, and who tries meanwhile whether the provider is back. */
  readonly closed?: {
    readonly until: number;
    readonly trying?: { readonly by: string; readonly until: number } | undefined;
  };
};

export const sound: Health = { letDown: [], since: 0, latest: 0, pauses: 0 };

/** What a look may do: `try` is allowed to one process at a time, which must have saved `next` first. */
export type Admission =
  | { readonly kind: 'look' }
  | { readonly kind: 'stay'; readonly outage: KnownOutage }
  | { readonly kind: 'try'; readonly next: Health };

export function admit(health: Health, by: string, now: number): Admission {
  const { closed, letDown, since } = health;
  if (closed === undefined) return { kind: 'look' };
  const isTried = closed.trying !== undefined && closed.trying.until > now;
  if (closed.until > now || isTried) return { kind: 'stay', outage: { since, inboxes: letDown.length } };
  return { kind: 'try', next: { ...health, closed: { until: closed.until, trying: { by, until: now + tryTakes } } } };
}

/** How one look ended. `by` names it, as `admit` was given it. */
export interface Ending {
  readonly by: string;
  readonly inboxId: string;
  readonly answered: boolean;
  readonly now: number;
}

/** What is known after a look; the same object when it taught nothing. */
export function learn(health: Health, { by, inboxId, answered, now }: Ending): Health {
  const { closed } = health;
  const tried = closed?.trying?.by === by;
  if (answered) return afterAnswer(health, tried, now);
  const known = afterFailure(health, inboxId, now);
  if (closed === undefined) return known.letDown.length >= enoughInARow ? close(known, known.pauses, now) : known;
  return tried ? close(known, known.pauses + 1, now) : known;
}

/** While it is closed only the one that tries decides; an answer that is older than the latest failure says nothing. */
function afterAnswer(health: Health, tried: boolean, now: number): Health {
  if (health.closed === undefined) {
    return health.letDown.length === 0 || now < health.latest ? health : { ...health, letDown: [] };
  }
  return tried ? { ...sound, pauses: health.pauses, latest: now } : health;
}

function afterFailure(health: Health, inboxId: string, now: number): Health {
  const stale = health.closed === undefined && now - health.latest > sameTrouble;
  const before = stale ? { ...sound, since: now } : health;
  const { letDown } = before;
  const known = letDown.includes(inboxId) || letDown.length >= countedApart;
  return {
    ...before,
    letDown: known ? letDown : [...letDown, inboxId],
    since: letDown.length === 0 ? now : before.since,
    latest: now,
  };
}

function close(health: Health, pauses: number, now: number): Health {
  return { ...health, pauses, closed: { until: now + Math.min(longestPause, firstPause * 2 ** pauses) } };
}
