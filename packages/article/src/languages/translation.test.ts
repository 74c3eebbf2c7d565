import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { catalogues } from './catalogues.ts';
import { adminNotes } from './en/admin-notes.ts';
import { adminNotes as spanishNotes } from './es/admin-notes.ts';

const english: Readonly<Record<string, string>> = { ...catalogues.en.messages, ...catalogues.en.explanations };
const spanish: Readonly<Record<string, string>> = { ...catalogues.es.messages, ...catalogues.es.explanations };
const pairs = Object.keys(english).map((key) => [key, english[key] ?? '', spanish[key] ?? ''] as const);

type Ast = ReturnType<IntlMessageFormat['getAst']>;
type Element = Ast[number];

/** The kinds of ICU elements, as the parser numbers them. */
const argument = 1;
const select = 5;
const plural = 6;

/** What a message asks its caller for: `name`, `known: yes|other`, `count: plural`. */
function argumentsOf(text: string): readonly string[] {
  const found = (element: Element): readonly string[] => {
    if (element.type === argument) return [element.value];
    if (element.type !== select && element.type !== plural) return [];
    const options = Object.keys(element.options).toSorted().join('|');
    const inside = Object.values(element.options).flatMap((option) => option.value.flatMap(found));
    return [`${element.value}: ${element.type === plural ? 'plural' : options}`, ...inside];
  };
  return [...new Set(new IntlMessageFormat(text, 'en').getAst().flatMap(found))].toSorted();
}

/** Messages that read the same in both languages, and why. */
const same: Readonly<Record<string, string>> = {
  'fact.answer.value': 'nothing but placeholders',
  'fact.provider': 'nothing but a placeholder',
  'feedback.sad': '“No” is “No”',
};

/** As Aptly shows them; people look for them there. */
const exactNames = ['My Settings', 'Personal Inbox', 'Settings', 'Reconnect', 'Save', 'Disconnect'];
/** In what Aptly itself is spoken of, not our own buttons. */
const inAptly = (key: string) => /^(step\.(?!title|count|hint\.sign_in)|offer\.full\.by_hand)/.test(key);

describe('the Spanish messages', () => {
  it('are as many as the English ones', () => {
    expect(Object.keys(spanish).toSorted()).toEqual(Object.keys(english).toSorted());
    expect(Object.keys(spanishNotes)).toEqual(Object.keys(adminNotes));
  });

  it.each(pairs)('ask for the same in %s', (_key, original, translated) => {
    expect(argumentsOf(translated)).toEqual(argumentsOf(original));
  });

  it('are translated, but for those that read the same', () => {
    expect(pairs.filter(([, original, translated]) => original === translated).map(([key]) => key)).toEqual(
      Object.keys(same),
    );
  });

  it.each(pairs.filter(([key]) => inAptly(key)))(
    'name in %s what Aptly shows, in quotation marks',
    (_key, ...texts) => {
      const [original, translated] = texts;
      for (const name of exactNames.filter((known) => new RegExp(`\\b${known}\\b`).test(original))) {
        expect(translated).toMatch(new RegExp(`“(My )?${name}”`));
      }
    },
  );

  it.each(pairs)('keep in %s the names of providers and of Aptly', (_key, original, translated) => {
    for (const name of ['Aptly', 'Google', 'Microsoft', 'Slack', 'Gmail', 'Outlook']) {
      expect([name, translated.includes(name)]).toEqual([name, original.includes(name)]);
    }
  });
});

describe('a Spanish note for an administrator', () => {
  it.each(Object.entries(spanishNotes))('on %s has as many steps and other words', (setting, note) => {
    const original = adminNotes[setting as keyof typeof adminNotes];
    expect(note.title).not.toBe(original.title);
    expect(note.steps).toHaveLength(original.steps.length);
    expect(original.steps.filter((step) => (note.steps as readonly string[]).includes(step))).toEqual([]);
  });

  it.each(Object.entries(spanishNotes))('on %s names the same things of the console', (setting, note) => {
    const original = adminNotes[setting as keyof typeof adminNotes].steps.join(' ');
    const quoted = original.match(/"[^"]+"/g) ?? [];
    for (const name of quoted) expect(note.steps.join(' ')).toContain(name.replaceAll('"', '').trim());
  });
});
