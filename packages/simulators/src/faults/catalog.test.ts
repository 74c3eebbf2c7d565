import { describe, expect, it } from 'vitest';
import { faultCatalog } from './catalog.ts';

describe('The fault catalogue', () => {
  it('tells people what happens in words, without a status or a code', () => {
    const shown = faultCatalog.filter(({ kind }) => kind !== 'transport');
    const coded = shown.filter(({ title, what }) => /\d{3}|_|[A-Z]{3}|[a-z][A-Z]/.test(`${title} ${what}`));
    expect(coded.map(({ provider, name }) => `${provider} ${name}`)).toEqual([]);
  });

  it('puts what a person meets at consent apart', () => {
    const consent = faultCatalog.filter(({ kind, provider }) => kind === 'consent' && provider === 'google');
    expect(consent.map(({ name }) => name)).toEqual(['wrong_account', 'permission_unticked']);
  });
});
