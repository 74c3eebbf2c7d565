import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import phrases from '../../fixtures/article-phrases.json' with { type: 'json' };
import { catalogues } from './catalogues.ts';
import { adminNotes } from './en/admin-notes.ts';

const spoken = [...Object.entries(catalogues.en.messages), ...Object.entries(catalogues.en.explanations)];

/** Without the placeholders and the grammar around them. */
const wordsOnly = (text: string) => text.replaceAll(/\{\w+(?:, (?:select|plural),)?|[{}]/g, ' ');

describe('what a person reads', () => {
  it.each(spoken)('says %s without jargon', (_key, text) => {
    expect(wordsOnly(text)).not.toMatch(
      /\b(oauth|tokens?|grants?|granted|apis?|scopes?|https?|smtp|imap|url|json|webhooks?|cursor|endpoint|credentials?|authenticat\w+|authoriz\w+|sso)\b/i,
    );
  });

  it.each(spoken)('says %s without a code', (_key, text) => {
    expect(wordsOnly(text)).not.toMatch(/[a-z]_[a-z]|[a-z][A-Z]|\b[A-Z]{3,}\b|\b\d{3,}\b/);
  });

  it.each(spoken)('says %s in short sentences', (_key, text) => {
    for (const sentence of wordsOnly(text).split(/[.!?:;\n]\s/)) {
      expect(sentence.trim().split(/\s+/).length).toBeLessThanOrEqual(32);
    }
  });

  it.each([
    ...spoken,
    ...Object.entries(adminNotes).map(([setting, note]) => [setting, JSON.stringify(note)] as const),
  ])('spells %s as Americans do', (_key, text) => {
    expect(text).not.toMatch(/organis|licence|recognis|authoris|behaviour|centre|colour/i);
  });
});

/**
 * The help article's facts are ours to tell, its sentences are not. The fixture holds every six consecutive words of it,
 * as the first twelve digits of their SHA-256.
 */
describe('our sentences', () => {
  const known = new Set(phrases);
  const hashOf = (words: readonly string[]) => createHash('sha256').update(words.join(' ')).digest('hex').slice(0, 12);
  const phrasesIn = (text: string) =>
    text.split(/[.\n]/).flatMap((sentence) => {
      const words =
        sentence
          .replaceAll('’', "'")
          .toLowerCase()
          .match(/[a-z']+/g) ?? [];
      return words.slice(5).map((_, index) => words.slice(index, index + 6));
    });
  const copiedIn = (text: string) => phrasesIn(text).filter((words) => known.has(hashOf(words)));

  it('share no six words in a row with the article', () => {
    const texts = [...spoken.map(([, text]) => text), ...Object.values(adminNotes).flatMap(({ steps }) => steps)];
    expect(texts.flatMap(copiedIn).map((words) => words.join(' '))).toEqual([]);
  });
});
