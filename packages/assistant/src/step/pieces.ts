import type { PersonEvent } from '@reconnect/troubleshooting';
import type { Pieces } from '../conversation/conversation.ts';
import type { Interpretation } from './interpret.ts';

/** Whoever writes on within this time has hardly read an answer: it is the same sentence still. Milliseconds. */
const apart = 4_000;
/** Nobody has read an answer and written to it within this time. Milliseconds. */
const atOnce = 1_500;
/** Nobody writes more than this in pieces. In characters. */
const longest = 300;
/** Whoever pauses this long has no more to say for now. Milliseconds. */
export const pause = 2_500;
/** A sentence that is begun in more words than this says what it is about. */
const mostBegun = 5;

/** Each of them has an inbox looked at. */
const begins: readonly PersonEvent['type'][] = [
  'person.asked',
  'person.asksStatus',
  'person.checksAgain',
  'person.namesInbox',
  'person.choseInbox',
];
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
  /** Nothing was said to the pieces before yet. */
  readonly isHeldBack?: boolean;
}

/** "my inbox", "isn't", "syncing": what comes in several messages within seconds is read as one, and answered once. Pure. */
export function pieceTogether(
  text: string,
  { pieces: before, now, isAsked, isHeldBack = false }: Before,
  interpret: (text: string) => Interpretation,
): PiecedTogether {
  const alone = interpret(text);
  const whole = [before?.text ?? [], text].flat().join(' ');
  if (before === undefined || now - before.at > apart || whole.length > longest) {
    return taken(pieces(text, now, isAsked), alone);
  }
  const since = now - before.at;
  // What is asked since then was not read yet by whoever writes on without a pause.
  const mayAnswer = isAsked && (before.unasked !== true || since > pause);
  const isMore = !mayAnswer && text !== before.text && isPart(alone, before);
  const anew = pieces(text, now, mayAnswer);
  if (before.did !== undefined && eventIn(alone) !== undefined && !isMore) return taken(anew, alone);
  const together = interpret(whole);
  const wholly = { ...anew, text: whole };
  if (before.did === undefined) return begun(wholly, isHeldBack && isMore ? [together] : [together, alone]);
  return goneOn({ alone, together, anew, wholly, isMore, isWritingOn: !mayAnswer || since <= atOnce }, before.did);
}

const pieces = (text: string, at: number, isAsked: boolean): Omit<Pieces, 'did'> => ({
  text,
  at,
  ...(!isAsked && !isEnded.test(text) && { unasked: true }),
});

/** What follows a mark is a sentence of its own. */
const isEnded = /[.!?…]\s*$/;

/** Nothing was understood so far: the first of these readings that is clear counts. */
function begun(wholly: Omit<Pieces, 'did'>, readings: readonly Interpretation[]): PiecedTogether {
  const clear = readings.find((one) => eventIn(one) !== undefined);
  return clear === undefined ? { read: undefined, pieces: wholly } : taken(wholly, clear);
}

interface More {
  readonly alone: Interpretation;
  readonly together: Interpretation;
  readonly anew: Omit<Pieces, 'did'>;
  readonly wholly: Omit<Pieces, 'did'>;
  /** It answers nothing. */
  readonly isMore: boolean;
  /** Nothing was read in between. */
  readonly isWritingOn: boolean;
}

/** What was understood so far is being done, or was answered. */
function goneOn(more: More, did: PersonEvent['type']): PiecedTogether {
  const { alone, together, wholly, isMore } = more;
  if (isMore && eventIn(together) === 'person.choseInbox') return taken(wholly, together);
  return eventIn(alone) === undefined ? unclearEnd(more, did) : clearEnd(more, did);
}

/** "my inbox stopped", "please"; "how", "long". */
function unclearEnd({ alone, together, anew, wholly, isWritingOn }: More, did: PersonEvent['type']): PiecedTogether {
  const does = eventIn(together);
  const isInHand = does === did || (begins.includes(did) && mayGoOn(anew.text));
  if (isInHand && isWritingOn) return { read: undefined, pieces: { ...wholly, did } };
  return does === undefined || does === did || begins.includes(did) ? taken(anew, alone) : taken(wholly, together);
}

/** "my inbox isn't", "syncing": a word that means something else alone. */
function clearEnd({ alone, together, anew, wholly }: More, did: PersonEvent['type']): PiecedTogether {
  const does = eventIn(together);
  if (!isAmong(begins, does)) return taken(anew, alone);
  return begins.includes(did) ? { read: undefined, pieces: { ...wholly, did } } : taken(wholly, together);
}

/** "my inbox", "mi correo": what is not understood because it is the beginning of something; a mark ends a sentence. */
export const mayGoOn = (text: string): boolean =>
  /[\p{L}\p{N},]$/u.test(text.trim()) && text.trim().split(/\s+/).length <= mostBegun;

function taken(written: Omit<Pieces, 'did'>, read: Interpretation): PiecedTogether {
  const did = eventIn(read);
  if (written.text.length > longest) return { read, pieces: undefined };
  return { read, pieces: { ...written, ...(did !== undefined && { did }) } };
}

/** What is acted upon; undefined where the person would only be told that they were not understood. */
function eventIn(read: Interpretation): PersonEvent['type'] | undefined {
  if (read.outcome !== 'event' || read.event.type === 'person.saidSomethingElse') return undefined;
  return read.event.type;
}

const isAmong = (types: readonly PersonEvent['type'][], type: PersonEvent['type'] | undefined): boolean =>
  type !== undefined && types.includes(type);

/** Whether a message that answers nothing may be a part of what was written before. */
function isPart(alone: Interpretation, { did }: Pieces): boolean {
  const means = eventIn(alone);
  return means === undefined || isAmong(pieceLike, means) || (isAmong(begins, did) && tellsNothingNew(alone));
}

/** "synced since Friday": the inbox is looked at already. */
const tellsNothingNew = (read: Interpretation): boolean =>
  read.outcome === 'event' &&
  read.asks === undefined &&
  read.event.type === 'person.asked' &&
  Object.keys(read.event).length === 1;
