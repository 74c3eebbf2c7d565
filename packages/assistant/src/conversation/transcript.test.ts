import { createMemoryStorage } from '@reconnect/storage/memory';
import { describe, expect, it } from 'vitest';
import { readTranscript, transcriptLogs, transcriptWrites } from './transcript.ts';

const line = (text: string) => ({ at: '2026-11-22T10:00:00.000Z', from: 'person', text }) as const;

/** A conversation of so many steps, each of which has two lines, one of them written later. */
async function converse(from: number, to: number) {
  const clock = { now: () => 1, after: () => () => {} };
  const storage = createMemoryStorage({ clock });
  for (let revision = from; revision <= to; revision += 1) {
    await storage.commit('p', transcriptWrites([line(`${revision}`)], revision, 1_000));
    await storage.commit('p', transcriptWrites([line(`${revision}, answered`)], revision, 1_000));
  }
  const texts = async (revision = to) => (await readTranscript(storage, 'p', revision)).map(({ text }) => text);
  return { storage, texts };
}

describe('a transcript', () => {
  it.each([1, 249, 250, 500, 501, 750, 1_000, 1_763_805_600])(
    'of few steps from %i on is read as it was said',
    async (from) => {
      const { texts } = await converse(from, from + 2);
      const steps = [from, from + 1, from + 2];
      expect(await texts()).toEqual(steps.flatMap((step) => [`${step}`, `${step}, answered`]));
    },
  );

  it('that goes on and on keeps the latest of it, and never more than three stretches', async () => {
    const { texts } = await converse(1, 2_600);
    const kept = await texts();
    expect(kept.at(-1)).toBe('2600, answered');
    expect(kept[0]).toBe('2250');
    const steps = kept.map((text) => Number.parseInt(text, 10));
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
  });

  it('never holds fewer lines than a case does, once there were as many', async () => {
    for (const steps of [600, 749, 750, 999, 1_000, 1_001]) {
      const { texts } = await converse(1, steps);
      expect((await texts()).length).toBeGreaterThanOrEqual(500);
    }
  });

  it('that an earlier release wrote to one log is read, and ends in its turn', async () => {
    const { storage } = await converse(1, 0);
    await storage.commit('p', [{ kind: 'append', name: transcriptLogs[0], value: line('before'), expiresAt: 1_000 }]);
    const first = async (revision: number) => (await readTranscript(storage, 'p', revision))[0]?.text;
    for (const revision of [1, 300, 600, 900]) expect(await first(revision)).toBe('before');
    for (let revision = 600; revision <= 1_250; revision += 1) {
      await storage.commit('p', transcriptWrites([line(`${revision}`)], revision, 1_000));
    }
    expect(await first(1_250)).toBe('1000');
  });
});
