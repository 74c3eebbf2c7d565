import { describe, expect, it } from 'vitest';
import { adminNoteFor, explainVerdict, isBesideTheArticle, titleKeyOf } from './explain.ts';
import { adminNotes } from './languages/en/admin-notes.ts';
import { explanations } from './languages/en/explanations.ts';

describe('the explanation of a verdict', () => {
  it.each(Object.keys(explanations))('for %s names the provider and leaves no placeholder', (key) => {
    const sentence = explainVerdict(key, { provider: 'Google' });
    expect(sentence).not.toMatch(/[{}]/);
    expect(sentence).toMatch(/^[A-Z].*\.$/);
  });

  it.each(['of-another-release', 'constructor', '__proto__', ''])('for %j says that the cause is unknown', (key) => {
    expect(explainVerdict(key, { provider: 'Google' })).toBe(explainVerdict('unknown', { provider: 'Google' }));
  });

  it.each(Object.keys(explanations))('for %s is as complete in Spanish', (key) => {
    const sentence = explainVerdict(key, { provider: 'Google', locale: 'es-MX' });
    expect(sentence).not.toMatch(/[{}]/);
    expect(sentence).toMatch(/^[A-ZÁÉÍÓÚ].*\.$/);
    expect(sentence).not.toBe(explainVerdict(key, { provider: 'Google' }));
  });

  it('is in English where there is no such language', () => {
    const english = explainVerdict('access.ended', { provider: 'Google' });
    expect(explainVerdict('access.ended', { provider: 'Google', locale: 'de-DE' })).toBe(english);
  });

  it('takes the name of a provider as it is', () => {
    expect(explainVerdict('access.ended', { provider: '$&' })).toContain('$&');
  });
});

describe('the title of a verdict', () => {
  const ended = {
    cause: 'auth_settings_changed',
    certainty: 'certain',
    remedy: 'reconnect',
    explanation: 'x',
  } as const;

  it.each([
    ['cause.auth_settings_changed', {}],
    ['cause.likely.auth_settings_changed', { certainty: 'likely' }],
    ['cause.unknown', { cause: 'unknown', certainty: 'likely' }],
    ['cause.blocked', { remedy: 'contact_admin' }],
    ['cause.likely.blocked', { remedy: 'contact_admin', certainty: 'likely' }],
    ['cause.never_given', { explanation: 'access.never-given', certainty: 'likely' }],
    ['cause.removed', { explanation: 'inbox.removed', remedy: 'contact_admin' }],
    ['cause.unconfirmed', { cause: 'unknown', explanation: 'outage.unconfirmed' }],
  ] as const)('is %s for %j', (key, more) => {
    expect(titleKeyOf({ ...ended, ...more }, false)).toBe(key);
  });

  it('says that mail is late, whatever else is known', () => {
    expect(titleKeyOf({ ...ended, cause: 'provider_outage', explanation: 'outage.unconfirmed' }, true)).toBe(
      'cause.late',
    );
  });

  it('is its own for what the causes of the article do not say', () => {
    expect(isBesideTheArticle({ explanation: 'inbox.removed' })).toBe(true);
    expect(isBesideTheArticle(ended)).toBe(false);
  });
});

describe('the note for an administrator', () => {
  it.each(Object.entries(adminNotes))('for %s is the one the verdict names', (setting, note) => {
    expect(adminNoteFor(setting)).toEqual(note);
    expect(note.steps.length).toBeGreaterThan(0);
  });

  it('in Spanish keeps the names that the console shows', () => {
    const note = adminNoteFor('google.gmail-service', 'es');
    expect(note).toMatchObject({
      title: 'Activar Gmail para esta persona',
      setting: adminNotes['google.gmail-service'].setting,
      where: adminNotes['google.gmail-service'].where,
    });
    expect(adminNoteFor('microsoft.licence', 'es')?.where).toContain('Active users > (la persona)');
  });

  it.each([undefined, 'of-another-release', 'constructor'])('for %s is none', (setting) => {
    expect(adminNoteFor(setting)).toBeUndefined();
  });
});
