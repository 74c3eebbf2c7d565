import { readFileSync } from 'node:fs';
import { adminNotes, explanations } from '@reconnect/article';
import { describe, expect, it } from 'vitest';
import { rulesOf } from '../rules/judge.ts';
import { syncRules } from '../rules/sync-rules.ts';
import { rulesPage } from './rules-page.ts';

const rules = [...rulesOf.google, ...rulesOf.microsoft];

describe('The rule tables', () => {
  it('are what docs/provider-rules.md lists', () => {
    const page = readFileSync(new URL('../../../../docs/provider-rules.md', import.meta.url), 'utf8');
    expect(page).toBe(rulesPage());
  });

  it('name every rule once', () => {
    const ids = [...rules, ...syncRules].map(({ id }) => id);
    expect(ids.length).toBe(new Set(ids).size);
  });

  it('give every rule a source, an explanation and, where one is named, an administrator note', () => {
    for (const { id, source, explanation, admin } of rules) {
      expect(source, id).toMatch(/^https:\/\//);
      expect(explanations, id).toHaveProperty([explanation]);
      if (admin !== undefined) expect(adminNotes, id).toHaveProperty([admin]);
    }
  });

  it('use every explanation and every administrator note', () => {
    const besides = [
      'unknown',
      'outage.unconfirmed',
      'outage.shared',
      'refresh.notifications-refused',
      'access.never-given',
      'inbox.removed',
    ];
    const used = new Set<string>([...[...rules, ...syncRules].map(({ explanation }) => explanation), ...besides]);
    expect(Object.keys(explanations).filter((key) => !used.has(key))).toEqual([]);
    const settings = new Set<string | undefined>(rules.map(({ admin }) => admin));
    expect(Object.keys(adminNotes).filter((setting) => !settings.has(setting))).toEqual([]);
  });

  it('never offer a reconnect for what it cannot repair', () => {
    const pointless = [...rules, ...syncRules].filter(
      ({ cause, remedy }) =>
        remedy === 'reconnect' && ['throttled', 'provider_outage', 'app_misconfigured', 'healthy'].includes(cause),
    );
    expect(pointless.map(({ id }) => id)).toEqual([]);
  });

  it('say every meaning in plain words, without a code', () => {
    for (const [key, sentence] of Object.entries(explanations)) {
      expect(sentence, key).not.toMatch(/AADSTS|\b\d{3,}\b|_|OAuth|token|HTTP|API\b/i);
      expect(sentence.split(/[.;] /).length, key).toBeLessThanOrEqual(4);
    }
  });
});
