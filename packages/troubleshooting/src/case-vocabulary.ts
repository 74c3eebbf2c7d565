import { and, or, stateIn } from 'xstate';
import type { Context, Scene } from './context.ts';

/** What the vocabulary says of a case that support has: it outlives the question it was opened for. */

export const caseGuards = {
  caseIsOpen: ({ context }: Scene) => context.caseOpen,
  /** What is solved now is what support was asked: a case about another inbox goes on. */
  openCaseIsAboutThisInbox: ({ context: { caseOpen, caseInbox, inbox } }: Scene) =>
    caseOpen && (caseInbox === undefined || caseInbox === inbox?.id),
  isAboutTheOpenCase: ({ context, event }: Scene) =>
    context.caseOpen && 'caseNumber' in event && event.caseNumber === context.caseNumber,
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
