import { describe, expect, it } from 'vitest';
import { faultCatalog } from './catalog.ts';

describe('The fault catalogue', () => {
  it('has every fault once for each provider, in words', () => {
    const keys = faultCatalog.map(({ provider, name }) => `${provider} ${name}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.filter((key) => key.startsWith('google')).length).toBe(keys.length / 2);
    for (const { title, what } of faultCatalog) expect(Math.min(title.length, what.length)).toBeGreaterThan(4);
  });

  it('puts what a person meets at consent apart', () => {
    const consent = faultCatalog.filter(({ kind, provider }) => kind === 'consent' && provider === 'google');
    expect(consent.map(({ name }) => name)).toEqual(['wrong_account', 'permission_unticked']);
  });
});
