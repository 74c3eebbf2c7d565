import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import model from '../../model/model.json' with { type: 'json' };
import { intents } from '../intents.ts';
import { createUnderstand } from '../understanding.ts';
import { tokens } from '../words/tokens.ts';
import { buildModel } from './build-model.ts';
import { blindLines, trainingLines, wordings } from './examples.ts';
import { fingerprintOfInputs } from './inputs.ts';
import { outcomes, report } from './report.ts';

const lines = trainingLines();
const plain = (text: string) => tokens(text, () => undefined).join(' ');

describe('model', () => {
  it('is made from the examples and sources as they are now (else run `node src/train/main.ts`)', () => {
    expect(model.inputs).toBe(fingerprintOfInputs());
  });

  it('is smaller than a megabyte', () => {
    expect(JSON.stringify(model).length).toBeLessThan(1_000_000);
  });

  it('comes out the same every time', () => {
    const some = lines.filter((_, index) => index % 40 === 0);
    expect(buildModel(some, [], 'x')).toEqual(buildModel(some, [], 'x'));
  });

  it('is described in docs/understanding.md as it is (else run `node src/train/main.ts`)', () => {
    const page = readFileSync(new URL('../../../../docs/understanding.md', import.meta.url), 'utf8');
    expect(page).toContain(report(outcomes(blindLines(), createUnderstand(model))));
  });
});

describe('examples', () => {
  it.each(intents)('hold at least 100 lines of %s, twice as many out of scope', (intent) => {
    const own = new Set(lines.filter((line) => line.intent === intent).map((line) => line.wordings[0]));
    expect(own.size).toBeGreaterThanOrEqual(intent === 'out_of_scope' ? 200 : 100);
  });

  it('hold no blind line', () => {
    const known = new Set(lines.flatMap((line) => line.wordings.map(plain)));
    expect(blindLines().filter(({ text }) => known.has(plain(text)))).toEqual([]);
  });

  it('mean one thing each', () => {
    const meanings = new Map<string, Set<string>>();
    for (const { intent, wordings: all } of lines) {
      for (const text of all) meanings.set(text, (meanings.get(text) ?? new Set()).add(intent));
    }
    expect([...meanings].filter(([, meant]) => meant.size > 1).map(([text]) => text)).toEqual([]);
  });

  it('are written with alternatives in brackets', () => {
    expect(wordings('my (inbox|mail) is (very |)stuck')).toEqual([
      'my inbox is very stuck',
      'my inbox is stuck',
      'my mail is very stuck',
      'my mail is stuck',
    ]);
  });
});
