import type { Snapshot } from '@reconnect/troubleshooting';
import type { CaseNote } from '../conversation/conversation.ts';

/** So many of a person's cases are remembered. */
const remembered = 5;

/** The cases of a person after a step: one that was taken joins them, one that is over gets its end. Pure. */
export function noteCases(notes: readonly CaseNote[], { context }: Snapshot, now: number): readonly CaseNote[] {
  const { caseNumber, caseOpen } = context;
  if (caseNumber === undefined) return notes;
  const at = new Date(now).toISOString();
  const known = notes.some(({ number }) => number === caseNumber);
  const all = known ? notes : [...notes, { number: caseNumber, openedAt: at }].slice(-remembered);
  return all.map((note) => (isOver(note, caseNumber, caseOpen) ? { ...note, closedAt: at } : note));
}

/** Of a person's cases at most the latest is open. */
function isOver({ number, closedAt }: CaseNote, latest: string, isOpen: boolean): boolean {
  return closedAt === undefined && (number !== latest || !isOpen);
}
