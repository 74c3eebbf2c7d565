import type { PersonEvent } from '@reconnect/troubleshooting';
import type { Pieces } from '../conversation/conversation.ts';
import type { Interpretation } from './interpret.ts';

/** Whoever writes on within this time has hardly read an answer: it is the same sentence still. Milliseconds. */
const apart = 4_000;
/** Nobody has read an answer and written to it within this time. Milliseconds. */
const atOnce = 1_500;
/** Nobody writes more than this in pieces. In characters. */
const longest = 300;

/** Each of them has an inbox looked at. */
const begins: readonly PersonEvent['type'][] = ['person.asked', 'person.namesInbox'];
/** What a piece of a sentence seems to mean by itself: "isn't", "syncing". */
const pieceLike: readonly PersonEvent['type'][] = [
  'person.affirmed',
  'person.denied',
  'person.saysItWorks',
  'person.saysStillBroken',
];

/** What was last written, with what came right before it, and how it is read: undefined where nothing is left to be done or said. */
export interface PiecedTogether {
  readonly read: Interpretation | undefined;
  /** Undefined for a text that is no piece. */
  readonly pieces: Pieces | undefined;
}

/** What the pieces before it were, and whether the person may be answering something. */
interface Before {
  readonly pieces: Pieces | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** A question stands open: then a yes is a yes, however soon it comes. */
  readonly isAsked: boolean;
}

/** "my inbox", "isn't", "syncing": what comes in several messages within seconds is read as one, and answered once. Pure. */
export function pieceTogether(
  text: string,
  { pieces: before, now, isAsked }: Before,
  interpret: (text: string) => Interpretation,
): PiecedTogether {
  const alone = interpret(text);
  const whole = before === undefined ? text : `${before.text} ${text}`;
  if (before === undefined || now - before.at > apart || whole.length > longest) return taken(text, now, alone);
  if (before.did !== undefined && standsAlone(alone, isAsked)) return taken(text, now, alone);
  const together = interpret(whole);
  if (before.did === undefined) {
    const clear = [together, alone].find((one) => eventIn(one) !== undefined);
    return clear === undefined ? { read: undefined, pieces: { text: whole, at: now } } : taken(whole, now, clear);
  }
  const does = eventIn(together);
  const goesOn = { read: undefined, pieces: { ...before, text: whole, at: now } };
  if (eventIn(alone) === undefined && does === before.did && (!isAsked || now - before.at <= atOnce)) return goesOn;
  if (!isPiece(alone, isAsked) || !isAmong(begins, does)) return taken(text, now, alone);
  return begins.includes(before.did) ? goesOn : taken(whole, now, together);
}

function taken(text: string, at: number, read: Interpretation): PiecedTogether {
  const did = eventIn(read);
  if (text.length > longest) return { read, pieces: undefined };
  return { read, pieces: { text, at, ...(did !== undefined && { did }) } };
}

/** What is acted upon; undefined where the person would only be told that they were not understood. */
function eventIn(read: Interpretation): PersonEvent['type'] | undefined {
  if (read.outcome !== 'event' || read.event.type === 'person.saidSomethingElse') return undefined;
  return read.event.type;
}

const isAmong = (types: readonly PersonEvent['type'][], type: PersonEvent['type'] | undefined): boolean =>
  type !== undefined && types.includes(type);

const isPiece = (alone: Interpretation, isAsked: boolean): boolean =>
  !isAsked && (eventIn(alone) === undefined || isAmong(pieceLike, eventIn(alone)));

/** It is understood, and cannot be meant as a part of what came before. */
const standsAlone = (alone: Interpretation, isAsked: boolean): boolean =>
  eventIn(alone) !== undefined && !isPiece(alone, isAsked);
