import { shorten } from '../shorten.ts';
import type { NumberedCase, TranscriptLine } from './support-case.ts';

const mostLines = 500;
/** In UTF-16 units: of one line, and of all of them. */
const longestLine = 4_000;
const longestTranscript = 40_000;

/**
 * The end of a conversation, as long as a case may hold it. Conversations go on for as long as somebody writes, and no
 * server takes a mail of any size: without a limit, one person could keep the hundred cases of an incident from support.
 */
export function latestLines(
  transcript: readonly TranscriptLine[],
  room = longestTranscript,
): Pick<NumberedCase, 'transcript' | 'earlierLinesLeftOut'> {
  const kept: TranscriptLine[] = [];
  let left = room;
  for (const line of transcript.slice(-mostLines).toReversed()) {
    const text = shorten(line.text, longestLine);
    left -= text.length;
    if (left < 0) break;
    kept.unshift({ ...line, text });
  }
  const leftOut = transcript.length - kept.length;
  return { transcript: kept, ...(leftOut > 0 && { earlierLinesLeftOut: leftOut }) };
}

/** The case with only as much of its conversation as there is room for, in UTF-16 units. */
export function shortenCase(supportCase: NumberedCase, room: number): NumberedCase {
  const { earlierLinesLeftOut: before = 0 } = supportCase;
  const { transcript, earlierLinesLeftOut: more = 0 } = latestLines(supportCase.transcript, room);
  return more === 0 ? supportCase : { ...supportCase, transcript, earlierLinesLeftOut: before + more };
}
