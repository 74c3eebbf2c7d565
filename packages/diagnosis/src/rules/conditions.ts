import type { EvidenceStage } from '@reconnect/troubleshooting';
import type { Known } from '../reading/read-known.ts';
import type { Push } from '../reading/read-push.ts';
import { squeeze } from '../reading/read-words.ts';
import type { Signals } from '../reading/signals.ts';

/** What a rule asks of an answer. Built from the few words below, so that a table reads like the sentence it stands for. */
export type Condition = (signals: Signals) => boolean;

export const all =
  (...conditions: readonly Condition[]): Condition =>
  (s) =>
    conditions.every((holds) => holds(s));
export const any =
  (...conditions: readonly Condition[]): Condition =>
  (s) =>
    conditions.some((holds) => holds(s));
export const not =
  (condition: Condition): Condition =>
  (s) =>
    !condition(s);

/** The provider used one of these machine words, in whatever spelling. */
export const word = (...spellings: readonly string[]): Condition => {
  const squeezed = spellings.map(squeeze);
  return (s) => squeezed.some((spelling) => s.words.has(spelling));
};

/** A machine word of a family: `/^error(server|mailbox)/`; words are squeezed and lower case. */
export const wordLike =
  (pattern: RegExp): Condition =>
  (s) =>
    [...s.words].some((spelling) => pattern.test(spelling));

/** The provider's sentences say this; they are lower case. */
export const says =
  (pattern: RegExp): Condition =>
  (s) =>
    pattern.test(s.text);

/** One of these Entra error numbers. */
export const aadsts =
  (...numbers: readonly number[]): Condition =>
  (s) =>
    s.aadsts.some((number) => numbers.includes(number));

/** An Entra error number that begins so: families share their first digits. */
export const aadstsLike =
  (pattern: RegExp): Condition =>
  (s) =>
    s.aadsts.some((number) => pattern.test(String(number)));

/** The status line or a status inside the body lies in this range, both ends included. */
export const status =
  (from: number, to: number = from): Condition =>
  (s) =>
    [s.status, ...s.innerStatuses].some((number) => number >= from && number <= to);

/** The status line alone. */
export const outerStatus =
  (from: number, to: number = from): Condition =>
  (s) =>
    s.status >= from && s.status <= to;

export const stage =
  (...stages: readonly EvidenceStage[]): Condition =>
  (s) =>
    stages.includes(s.stage);
export const kind =
  (name: Signals['kind']): Condition =>
  (s) =>
    s.kind === name;
export const shape =
  (...shapes: readonly Signals['shape'][]): Condition =>
  (s) =>
    shapes.includes(s.shape);
export const accepted: Condition = (s) => s.accepted;

/** Something we know beside the answer. */
export const known =
  (holds: (known: Known) => boolean): Condition =>
  (s) =>
    holds(s.known);
export const push =
  (holds: (push: Push) => boolean): Condition =>
  (s) =>
    s.kind === 'push' && holds(s.push);

/** Node's word for why no answer came. */
export const network =
  (pattern: RegExp): Condition =>
  (s) =>
    s.kind === 'network' && pattern.test(s.networkCode);
