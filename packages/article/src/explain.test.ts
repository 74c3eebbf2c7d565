import { describe, expect, it } from 'vitest';
import { adminNoteFor, explainVerdict } from './explain.ts';
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
