import { and, or, stateIn } from 'xstate';
import { anew, type Context, caseTalkedOf, type Scene } from './context.ts';
import type { Event } from './events.ts';

/** What the vocabulary says of a case that support has: it outlives the question it was opened for. */

/** Whoever floods support is told so once; later than this they may wonder. Milliseconds. */
const toldFor = 10 * 60_000;
/** Lines of a kind in a row are passed on with one confirmation, which says so; later than this the next line gets its own. Milliseconds. */
const inARow = 60_000;

/** The person asked for a human before naming an inbox: if they have only one, the case is about that. */
export function takesTheirOnly({ inbox, named, candidates, handoffReason }: Context): boolean {
  return handoffReason === 'asked' && inbox === undefined && named === undefined && candidates.length === 0;
}

export const caseGuards = {
  caseIsOpen: ({ context }: Scene) => context.caseOpen,
  /** What is solved now is what support was asked: a case about another inbox goes on. */
  openCaseIsAboutThisInbox: ({ context: { caseOpen, caseInbox, inbox } }: Scene) =>
    caseOpen && (caseInbox === undefined || caseInbox === inbox?.id),
  isAboutTheOpenCase: ({ context, event }: Scene) =>
    context.caseOpen && 'caseNumber' in event && event.caseNumber === context.caseNumber,
  /** Support has it already, and whoever asked for a check waits for what it found. */
  findsForOpenCase: ({ context: { caseOpen }, event: { type } }: Scene) =>
    caseOpen && (type === 'diagnosis.completed' || type === 'sync.restarted'),
  hasNoCase: ({ context }: Scene) => caseTalkedOf(context) === undefined,
  /** Support wrote last in a case that is not the open one. */
  talksOfAnotherCase: ({ context: { exchange, caseOpen, caseNumber } }: Scene) =>
    exchange?.caseNumber !== undefined && !(caseOpen && exchange.caseNumber === caseNumber),
  isWhereSupportWrote: ({ context: { exchange }, event }: Scene) =>
    'caseNumber' in event && event.caseNumber === exchange?.caseNumber,
  soundsSolved: ({ event }: Scene) => event.type === 'person.tellsSupport' && event.soundsSolved === true,
  wasJustTold: ({ context: { run, exchange }, event }: Scene) =>
    exchange?.toldAt !== undefined &&
    exchange.run === run &&
    exchange.toldOf === kindOf(event) &&
    Date.parse(event.at) - Date.parse(exchange.toldAt) < inARow,
  takesTheirOnly: ({ context }: Scene) => takesTheirOnly(context),
  /** What support wrote came in the mail that ends the case. */
  comesWithTheEnd: ({ event }: Scene) => event.type === 'support.answered' && event.solved === true,
  isNewLimit: ({ context, context: { caseOpen, exchange }, event }: Scene) =>
    event.type === 'handoff.full' &&
    (caseOpen || exchange?.caseNumber !== undefined) &&
    event.caseNumber === caseTalkedOf(context) &&
    (exchange?.limitToldAt === undefined || Date.parse(event.at) - Date.parse(exchange.limitToldAt) >= toldFor),
} as const;

/** The end of a case at support asks for the faces only where nothing else is under way. */
export const endsAQuietCase = and(['isAboutTheOpenCase', or([stateIn('withSupport'), stateIn('closed')])]);

/** While a case was being made durable the person has turned to nothing that its number would tear down. */
export const staysAtTheCase = or([
  stateIn('confirmingHandoff'),
  stateIn('handoffFailed'),
  stateIn('withSupport'),
  stateIn('askingFeedback'),
  stateIn('closed'),
]);

type Change = Partial<Context>;

export const rememberCase = ({ event }: Scene): Change =>
  event.type === 'handoff.accepted'
    ? {
        caseNumber: event.caseNumber,
        caseOpen: true,
        caseInbox: event.inboxId,
        answersHere: event.answersHere === true,
        exchange: undefined,
        note: undefined,
      }
    : {};

/** What is tried again is what was to be sent, though the person may have turned to something else. */
export function rememberUnsent({ context, event }: Scene): Change {
  if (event.type !== 'handoff.failed' || event.contents === undefined) return {};
  const isElsewhere = event.contents.inbox?.id !== context.inbox?.id;
  const because = event.reason !== undefined && { handoffReason: event.reason };
  return { ...(isElsewhere && anew(context)), ...event.contents, ...because };
}

const kindOf = (event: Event) => (event.type === 'person.tellsSupport' ? event.kind : 'question');

export const rememberTold = ({ context: { run, exchange }, event }: Scene): Change => ({
  exchange: { run, caseNumber: exchange?.caseNumber, toldAt: event.at, toldOf: kindOf(event) },
});

export const rememberLimit = ({ context: { run, exchange }, event: { at } }: Scene): Change => ({
  exchange: { run, ...exchange, limitToldAt: at },
});

export function rememberAnswer({ context: { run }, event }: Scene): Change {
  const isToAnswer = event.type === 'support.answered' && event.solved !== true;
  return { exchange: isToAnswer ? { run, caseNumber: event.caseNumber } : { run } };
}

/** What the person writes from now on belongs to the latest case again. */
export const forgetAnswer = ({ context: { exchange } }: Scene): Change => ({
  exchange: exchange && { ...exchange, caseNumber: undefined },
});
