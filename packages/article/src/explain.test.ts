import { describe, expect, it } from 'vitest';
import { adminNotes } from './admin-notes.ts';
import { adminNoteFor, explainVerdict } from './explain.ts';
import { explanations } from './explanations.ts';

describe('the explanation of a verdict', () => {
  it.each(Object.keys(explanations))('for %s names the provider and leaves no placeholder', (key) => {
    const sentence = explainVerdict(key, { provider: 'Google' });
    expect(sentence).not.toMatch(/[{}]/);
    expect(sentence).toMatch(/^[A-Z].*\.$/);
  });

  it.each(['of-another-release', 'constructor', '__proto__', ''])('for %j says that the cause is unknown', (key) => {
    expect(explainVerdict(key, { provider: 'Google' })).toBe(explainVerdict('unknown', { provider: 'Google' }));
  });

  it('takes the name of a provider as it is', () => {
    expect(explainVerdict('access.ended', { provider: '$&' })).toContain('$&');
  });
});

describe('the note for an administrator', () => {
  it.each(Object.entries(adminNotes))('for %s is the one the verdict names', (setting, note) => {
    expect(adminNoteFor(setting)).toBe(note);
    expect(note.steps.length).toBeGreaterThan(0);
  });

  it.each([undefined, 'of-another-release', 'constructor'])('for %s is none', (setting) => {
    expect(adminNoteFor(setting)).toBeUndefined();
  });
});
