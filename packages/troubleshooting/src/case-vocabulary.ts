import { and, or, stateIn } from 'xstate';
import type { Context, Scene } from './context.ts';

/** What the vocabulary says of a case that support has: it outlives the question it was opened for. */

/** Whoever writes line after line is told once that it is passed on; later than this they may wonder. Milliseconds. */
const toldFor = 10 * 60_000;

export const caseGuards = {
  caseIsOpen: ({ context }: Scene) => context.caseOpen,
  /** What is solved now is what support was asked: a case about another inbox goes on. */
  openCaseIsAboutThisInbox: ({ context: { caseOpen, caseInbox, inbox } }: Scene) =>
    caseOpen && (caseInbox === undefined || caseInbox === inbox?.id),
  isAboutTheOpenCase: ({ context, event }: Scene) =>
    context.caseOpen && 'caseNumber' in event && event.caseNumber === context.caseNumber,
  soundsSolved: ({ event }: Scene) => event.type === 'person.tellsSupport' && event.soundsSolved === true,
  wasJustTold: ({ context: { exchange, run }, event }: Scene) =>
    exchange?.toldAt !== undefined &&
    exchange.run === run &&
    Date.parse(event.at) - Date.parse(exchange.toldAt) < toldFor,
} as const;

/** The end of a case at support asks for the faces only where nothing else is under way. */
export const endsAQuietCase = and(['isAboutTheOpenCase', or([stateIn('withSupport'), stateIn('closed')])]);

type Change = Partial<Context>;

export const rememberCase = ({ context: { inbox }, event }: Scene): Change =>
  event.type === 'handoff.accepted'
    ? {
        caseNumber: event.caseNumber,
        caseOpen: true,
        caseInbox: inbox?.id,
        answersHere: event.answersHere === true,
        note: undefined,
      }
    : {};

export const rememberTold = ({ context: { run }, event: { at } }: Scene): Change => ({ exchange: { run, toldAt: at } });

export const rememberAnswer = ({ context: { run } }: Scene): Change => ({ exchange: { run } });
