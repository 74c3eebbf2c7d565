import { expect, it } from 'vitest';
import { fuzz, patience } from '../../../../tools/fuzz/fuzz.ts';
import { texts } from '../../../../tools/fuzz/texts.ts';
import { ReconnectError } from '../errors.ts';
import { checkIdClaims, claimOf, decodeIdToken } from './id-token.ts';

const now = 1_795_000_000_000;
const claims = { iss: 'https://issuer.example', aud: 'us', nonce: 'n', exp: now / 1000 + 60, sub: 'canary' };

it('an ID token is ours in every claim, or refused without a word of it', { timeout: patience }, async () => {
  const expected = { issuers: [claims.iss], audience: claims.aud, nonce: claims.nonce, now };
  await fuzz({
    kind: texts,
    sources: [new URL('./id-token.ts', import.meta.url)],
    seeds: [JSON.stringify(claims), '[]', 'null', ''],
    inputs: 1_500,
    refuses: (error) =>
      error instanceof ReconnectError &&
      error.code === 'identity' &&
      !/canary/.test(error.message) &&
      error.cause === undefined,
    check(payload) {
      const read = checkIdClaims(decodeIdToken(`e30.${Buffer.from(payload).toString('base64url')}.x`), expected);
      expect(read).toMatchObject({ iss: claims.iss, aud: claims.aud, nonce: claims.nonce });
      expect(claimOf(read, 'sub')).not.toBe('');
    },
  });
});

it('what is no token is refused', { timeout: patience }, async () => {
  await fuzz({
    kind: texts,
    sources: [new URL('./id-token.ts', import.meta.url)],
    seeds: [`e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.x`, '..', 'a'],
    inputs: 1_000,
    refuses: (error) => error instanceof ReconnectError && error.code === 'identity' && error.cause === undefined,
    check: (token) => expect(decodeIdToken(token)).toBeTypeOf('object'),
  });
});
