import type { Json, Storage, Write } from '@reconnect/storage';

/** One line of a transcript. */
export interface Line {
  /** ISO 8601. */
  readonly at: string;
  readonly from: 'person' | 'assistant';
  readonly text: string;
}

/**
 * A conversation goes on for as long as somebody writes; what is kept of its words does not. They are written to one log
 * after the other, each for so many steps. Two stretches are kept at the least: a case holds some 500 lines.
 */
const stretch = 250;

/** The first is the only one that earlier releases wrote. */
export const transcriptLogs = ['transcript', 'transcript/1', 'transcript/2'] as const;

const logAt = (stretches: number): string => transcriptLogs[stretches % 3] ?? transcriptLogs[0];

/** Writes lines of the step that made the conversation's `revision`; with a stretch's first, the last but one before it ends. */
export function transcriptWrites(lines: readonly Line[], revision: number, expiresAt: number): readonly Write[] {
  const current = Math.floor(revision / stretch);
  const ended: readonly Write[] = revision % stretch === 0 ? [{ kind: 'remove', name: logAt(current + 1) }] : [];
  const name = logAt(current);
  return [...ended, ...lines.map((line): Write => ({ kind: 'append', name, value: { ...line }, expiresAt }))];
}

/** What is kept of a conversation's words, oldest first. */
export async function readTranscript(
  storage: Pick<Storage, 'readLog'>,
  key: string,
  revision: number,
): Promise<readonly Line[]> {
  const current = Math.floor(revision / stretch);
  const oldestFirst = [logAt(current + 1), logAt(current + 2), logAt(current)];
  const logs: readonly (readonly Json[])[] = await Promise.all(oldestFirst.map((name) => storage.readLog(key, name)));
  return logs.flat() as unknown as readonly Line[];
}
