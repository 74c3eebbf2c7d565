import type { Snapshot } from '@reconnect/troubleshooting';
import type { CaseNote } from '../conversation/conversation.ts';
import type { Deed } from '../conversation/deeds.ts';
import type { Reading } from './read-turn.ts';

/** So many of a person's cases are remembered. */
const remembered = 5;

interface Ended {
  readonly now: number;
  /** The cases that were ended, whichever is the latest. */
  readonly numbers: readonly string[];
}

/** The cases of a person after a step: one that was taken joins them, one that is over gets its end. Pure. */
export function noteCases(
  notes: readonly CaseNote[],
  { context }: Snapshot,
  { now, numbers }: Ended,
): readonly CaseNote[] {
  const { caseNumber, caseOpen } = context;
  if (caseNumber === undefined) return notes;
  const at = new Date(now).toISOString();
  const known = notes.some(({ number }) => number === caseNumber);
  const all = known ? notes : [...notes, { number: caseNumber, openedAt: at }].slice(-remembered);
  // Two that were asked for at the same time are both open; of the earlier one only what ends it is heard.
  const isOver = (number: string) => numbers.includes(number) || (number === caseNumber && !caseOpen);
  return all.map((note) => (note.closedAt === undefined && isOver(note.number) ? { ...note, closedAt: at } : note));
}

const ends = ['support.solved', 'handoff.expired', 'handoff.bounced'] as const;

/** The cases that a step ends: support, or the mail, says so; or the person needs nothing more. */
export function casesEndedBy(reading: Reading, deeds: readonly Deed[]): readonly string[] {
  const event = reading.outcome === 'event' ? reading.event : undefined;
  const heard = ends.flatMap((type) => (event?.type === type ? [event.caseNumber] : []));
  return [...heard, ...deeds.flatMap((deed) => (deed.type === 'closeCase' ? [deed.params.caseNumber] : []))];
}
