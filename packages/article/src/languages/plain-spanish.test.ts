import { describe, expect, it } from 'vitest';
import { catalogues } from './catalogues.ts';
import { adminNotes } from './es/admin-notes.ts';

const spoken = [...Object.entries(catalogues.es.messages), ...Object.entries(catalogues.es.explanations)];
const noted = Object.entries(adminNotes).map(
  ([setting, { title, steps }]) => [setting, [title, ...steps].join('\n')] as const,
);

/** Without the placeholders, the grammar around them, and the names of what Aptly or a console shows. */
const wordsOnly = (text: string) => text.replaceAll(/\{\w+(?:, (?:select|plural),)?|[{}]|“[^”]*”/g, ' ');

const count = (text: string, sign: string) => text.split(sign).length - 1;

describe('what a person reads in Spanish', () => {
  it.each(spoken)('says %s without jargon', (_key, text) => {
    expect(wordsOnly(text)).not.toMatch(
      /(?<!\p{L})(oauth|tokens?|apis?|https?|smtp|imap|url|json|webhooks?|cursor|endpoint|credencial\p{L}*|autentic\p{L}*|autoriz\p{L}*|sso|login|logue\p{L}*|e-?mails?|links?|clickea\p{L}*|inbox(es)?|feedback)(?!\p{L})/iu,
    );
  });

  it.each(spoken)('says %s without a code', (_key, text) => {
    expect(wordsOnly(text)).not.toMatch(/[a-z]_[a-z]|[a-zñáéíóú][A-Z]|\b[A-Z]{3,}\b|\b\d{3,}\b/);
  });

  it.each(spoken)('says %s in short sentences', (_key, text) => {
    for (const sentence of wordsOnly(text).split(/[.!?:;\n]\s/)) {
      expect(sentence.trim().split(/\s+/).length).toBeLessThanOrEqual(32);
    }
  });

  it.each([...spoken, ...noted])('opens in %s what it closes', (_key, text) => {
    expect(count(text, '¿')).toBe(count(text, '?'));
    expect(count(text, '¡')).toBe(count(text, '!'));
    expect(count(text, '“')).toBe(count(text, '”'));
    expect(text).not.toMatch(/["«»]/);
  });

  it.each([...spoken, ...noted])('says "usted" in %s, never "tú", "vos" or "vosotros"', (_key, text) => {
    expect(wordsOnly(text)).not.toMatch(
      /(?<!\p{L})(tú|tus?|te|ti|contigo|vos|vosotr[oa]s|vuestr[oa]s?|os|tienes|puedes|quieres|eres|estás|has|haz|pulsa|escribe|elige|podés|tenés)(?!\p{L})/iu,
    );
  });

  it.each([...spoken, ...noted])('says %s as all of Latin America does', (_key, text) => {
    expect(wordsOnly(text)).not.toMatch(
      /(?<!\p{L})(ordenador\p{L}*|móvil\p{L}*|añad\p{L}*|coger|pinch\p{L}*|vale|fichero\p{L}*)(?!\p{L})/iu,
    );
  });

  it.each([...spoken, ...noted])('leaves no English in %s', (_key, text) => {
    expect(wordsOnly(text)).not.toMatch(
      /\b(the|and|you|your|with|this|that|was|were|not|is|are|will|please|of|to|for|again|mail|password|mailbox|provider)\b/i,
    );
  });
});
