import { describe, expect, it } from 'vitest';
import { latestLines } from './latest-lines.ts';

const lines = (count: number, text: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => ({ at: '2026-11-22T10:00:00.000Z', from: 'person', text: text(n) }) as const);

describe('the conversation in a case', () => {
  it('is whole where it is short', () => {
    const transcript = lines(500, (n) => `line ${n}`);
    expect(latestLines(transcript)).toEqual({ transcript });
  });

  it('is its latest 500 lines where it has more, and says how many are missing', () => {
    const { transcript, earlierLinesLeftOut } = latestLines(lines(502, (n) => `line ${n}`));
    expect(transcript.map(({ text }) => text)).toEqual(Array.from({ length: 500 }, (_, n) => `line ${n + 2}`));
    expect(earlierLinesLeftOut).toBe(2);
  });

  it('is no longer than 40,000 signs, and none of its lines than 4,000', () => {
    const { transcript, earlierLinesLeftOut } = latestLines(lines(30, (n) => `${n}${'🙂'.repeat(20_000)}`));
    expect(transcript).toHaveLength(10);
    expect(earlierLinesLeftOut).toBe(20);
    expect(transcript.at(-1)?.text).toMatch(/^29🙂+…$/u);
    expect(transcript.every(({ text }) => text.length <= 4_000 && text.isWellFormed())).toBe(true);
  });
});
