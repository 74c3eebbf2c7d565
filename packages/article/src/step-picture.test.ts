import { describe, expect, it } from 'vitest';
import { type ArticleStep, articleSteps } from './article.ts';
import { pictureThemes, stepPicture, stepPictures } from './step-picture.ts';
import { wordsFor } from './words.ts';

/** What a person has to find in Aptly, by its exact name. */
const named: Partial<Record<ArticleStep, string>> = {
  open_settings: 'Settings',
  personal_inbox: 'Personal Inbox',
  reconnect: 'Reconnect',
  save: 'Save',
};

describe('the pictures of the steps', () => {
  it('are one a step and theme, each under an address of its own', () => {
    expect(stepPictures).toHaveLength(articleSteps.length * pictureThemes.length);
    expect(new Set(stepPictures.map(({ path }) => path)).size).toBe(stepPictures.length);
    expect(new Set(stepPictures.map(({ version }) => version)).size).toBe(stepPictures.length);
  });

  it('are addressed by number, theme and version', () => {
    expect(stepPicture('reconnect', 'dark').path).toMatch(/^\/assets\/steps\/4-dark\.png\?v=[0-9a-f]{12}$/);
  });

  it.each(['en', 'es'])('say in %s what they show, by the names in Aptly, in what Teams has room for', (locale) => {
    for (const step of articleSteps) {
      const shown = wordsFor(locale)(`step.picture.${step}`);
      expect(shown).toContain(named[step] ?? '');
      expect(shown.length).toBeLessThanOrEqual(120);
    }
  });
});
