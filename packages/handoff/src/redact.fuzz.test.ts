import { expect, it } from 'vitest';
import { fuzz, patience } from '../../../tools/fuzz/fuzz.ts';
import { texts } from '../../../tools/fuzz/texts.ts';
import { redact, redactAll, removed } from './redact.ts';

const token = 'xoxb-2345678901-CanarySecret99';

it('a token is found in whatever stands around it', { timeout: patience }, async () => {
  await fuzz({
    kind: texts,
    sources: [new URL('./redact.ts', import.meta.url)],
    seeds: [
      'Cookie: sid=1; password="hunter22" Bearer abcDEF123456',
      'my password is Secret1! code=4/0abcDEFghi123 {\\"access_token\\": \\"ya29.abc\\"}',
      'https://x.example/reconnect/abcdefghijklmnop1234?state=abcdef123456',
      'nothing of note',
    ],
    inputs: 1_500,
    check(text) {
      const half = Math.floor(text.length / 2);
      const clean = redact(`${text.slice(0, half)} ${token} ${text.slice(half)}`);
      expect(clean).not.toContain('CanarySecret99');
      expect(clean).toContain(removed);
      expect(redactAll({ deep: [{ text }] })).toEqual({ deep: [{ text: redact(text) }] });
    },
  });
});
