import { expect, it } from 'vitest';
import { fuzz, patience } from '../../../tools/fuzz/fuzz.ts';
import { texts } from '../../../tools/fuzz/texts.ts';
import { createUnderstanding } from './create-understanding.ts';
import { intents } from './intents.ts';

const source = (name: string) => new URL(`./${name}.ts`, import.meta.url);

it('whatever is said means something we know, said with a confidence', { timeout: patience }, async () => {
  const understand = createUnderstanding();
  await fuzz({
    kind: texts,
    sources: [
      ...['understanding', 'asked', 'clauses', 'classifier/features'].map(source),
      ...['own-words', 'tokens', 'spelling', 'spoken', 'said'].map((name) => source(`words/${name}`)),
      ...['address', 'cause-hint', 'provider'].map((name) => source(`entities/${name}`)),
      source('entities/article-questions/article-question'),
      source('../../phrases/src/in-full'),
    ],
    seeds: [
      "why isn't my inbox syncing? it is ana@northwind.example",
      'On Mon, Ana wrote:\n> reconnect my gmail',
      'cambié la contraseña de outlook',
      'sí',
      'yess!!! 365',
    ],
    inputs: 200,
    check(text) {
      const asked = [undefined, 'which inbox?', 'is it still broken?'][text.length % 3];
      const { intent, confidence, alternatives, address } = understand(text, asked);
      expect(intents).toContain(intent);
      expect(confidence).toSatisfy((part: number) => part >= 0 && part <= 1);
      expect(alternatives.length).toBeLessThanOrEqual(3);
      if (address !== undefined) expect(address).toMatch(/^[^\s@]+@[^\s@]+$/);
    },
  });
});
