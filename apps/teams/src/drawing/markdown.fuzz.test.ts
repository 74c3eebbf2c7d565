import { expect, it } from 'vitest';
import { fuzz, patience } from '../../../../tools/fuzz/fuzz.ts';
import { texts } from '../../../../tools/fuzz/texts.ts';
import { escapeMarkdown, shorten, visible } from './markdown.ts';

const cut = { longest: 100, mark: '(cut)' };

it('any text can be shown to the letter, without what cannot be seen, and shortened', {
  timeout: patience,
}, async () => {
  await fuzz({
    kind: texts,
    sources: [new URL('./markdown.ts', import.meta.url)],
    seeds: [
      '1. *a* [b](https://c.example) `d` <e> &amp; {{DATE(x)}} \\ | ~',
      '- one \u202atwo\u2069',
      '  12) two\r\n# three',
    ],
    inputs: 1_500,
    check(text) {
      const seen = visible(text);
      expect(seen.isWellFormed()).toBe(true);
      expect(seen).not.toMatch(/(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u);
      expect(visible(seen)).toBe(seen);
      const escaped = escapeMarkdown(seen);
      // What a reader of Markdown takes off again is all that was put in; a space may have become one that does not break.
      const spaces = (written: string) => written.replace(/[\t\u00a0]/g, ' ');
      expect(spaces(escaped.replace(/\\([\s\S])/g, '$1'))).toBe(spaces(seen));
      const short = shorten(seen, cut);
      expect(short.length).toBeLessThanOrEqual(cut.longest + 1 + cut.mark.length);
      expect(short.isWellFormed()).toBe(true);
    },
  });
});
