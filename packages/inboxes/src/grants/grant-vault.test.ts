import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { parseGrantKeys } from './grant-keys.ts';
import { createGrantVault } from './grant-vault.ts';

const oldKey = `k1:${randomBytes(32).toString('base64')}`;
const newKey = `k2:${randomBytes(32).toString('base64')}`;
const owner = { inboxId: 'ib_1', workspace: 'acme' };
const vaultOf = (...keys: string[]) => createGrantVault(parseGrantKeys(keys.join(', ')));

describe('a grant vault', () => {
  it('opens what it sealed, and seals the same secret differently each time', () => {
    const vault = vaultOf(newKey);
    const sealed = vault.seal('1//refresh', owner);
    expect(vault.open(sealed, owner)).toBe('1//refresh');
    expect(sealed).toMatch(/^v1\.k2\.[\w-]{16}\.[\w-]+\.[\w-]{22}$/);
    expect(vault.seal('1//refresh', owner)).not.toBe(sealed);
  });

  it('still opens what an older key sealed, and says that it is not current', () => {
    const sealed = vaultOf(oldKey).seal('1//refresh', owner);
    const rotated = vaultOf(newKey, oldKey);
    expect(rotated.open(sealed, owner)).toBe('1//refresh');
    expect(rotated.isCurrent(sealed)).toBe(false);
    expect(rotated.isCurrent(rotated.seal('x', owner))).toBe(true);
  });

  it.each([
    ['another inbox', { inboxId: 'ib_2', workspace: 'acme' }],
    ['another workspace', { inboxId: 'ib_1', workspace: 'evil' }],
  ])('does not open for %s', (_, thief) => {
    const vault = vaultOf(newKey);
    const sealed = vault.seal('1//refresh', owner);
    expect(() => vault.open(sealed, thief)).toThrow(expect.objectContaining({ code: 'sealed-grant' }));
  });

  it.each([0, 1, 2, 3, 4])('does not open when part %i was altered', (index) => {
    const vault = vaultOf(newKey);
    const parts = vault.seal('1//refresh', owner).split('.');
    parts[index] = parts[index]!.startsWith('A') ? `B${parts[index]!.slice(1)}` : `A${parts[index]!.slice(1)}`;
    expect(() => vault.open(parts.join('.'), owner)).toThrow(expect.objectContaining({ code: 'sealed-grant' }));
  });

  it.each([4, 8, 12, 15])('does not open with %i bytes of its tag', (kept) => {
    const vault = vaultOf(newKey);
    const [tag = '', ...others] = vault.seal('1//refresh', owner).split('.').reverse();
    const short = Buffer.from(tag, 'base64url').subarray(0, kept).toString('base64url');
    const cut = [short, ...others].reverse().join('.');
    expect(() => vault.open(cut, owner)).toThrow(expect.objectContaining({ code: 'sealed-grant' }));
  });

  it('does not open when the key was taken out of the list', () => {
    const sealed = vaultOf(oldKey).seal('1//refresh', owner);
    expect(() => vaultOf(newKey).open(sealed, owner)).toThrow(expect.objectContaining({ code: 'sealed-grant' }));
  });
});

describe('GRANT_KEYS', () => {
  it.each([
    ['', /entry 1 must be id:base64/],
    ['k1', /entry 1 must be id:base64/],
    [`k 1:${randomBytes(32).toString('base64')}`, /entry 1 must be id:base64/],
    [`${newKey},k1:${randomBytes(16).toString('base64')}`, /entry 2 \("k1"\) must hold 32 bytes/],
    [`${newKey},${newKey}`, /names a key id twice/],
  ])('is refused as %j, saying which entry is wrong', (text, message) => {
    expect(() => parseGrantKeys(text)).toThrow(message);
  });

  it('never repeats key material in its errors', () => {
    const secret = randomBytes(31).toString('base64');
    expect(() => parseGrantKeys(`k1:${secret}`)).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining(secret) }),
    );
  });
});
