import { languages, wordsFor } from '@reconnect/article';
import { sampleReplies } from '@reconnect/assistant';
import { describe, expect, it } from 'vitest';
import { breachesOf } from '../testing/block-limits.ts';
import { formView } from './form-view.ts';
import { render } from './render.ts';

const samples = languages.flatMap((locale) =>
  sampleReplies(locale).map(({ name, reply }) => [`${name}, in ${locale}`, reply] as const),
);

describe('every message', () => {
  it.each(samples)('on %s is one that Slack takes, whoever wrote what is in it', (_, reply) => {
    expect(breachesOf(render(reply))).toEqual([]);
  });

  it.each(samples)('on %s can be read by who sees no blocks, and no picture', (_, reply) => {
    const { text, blocks } = render(reply);
    expect(text).not.toBe('');
    for (const block of blocks) if (block.type === 'image') expect(block.alt_text.length).toBeGreaterThan(10);
  });

  it('is drawn of samples that have pictures, links, notes and facts', () => {
    const kinds = new Set(samples.flatMap(([, reply]) => JSON.stringify(render(reply)).match(/"(type|url|fields)":/g)));
    expect(kinds.size).toBe(3);
    const types = new Set(samples.flatMap(([, reply]) => render(reply).blocks.map(({ type }) => type)));
    expect([...types].sort()).toEqual(['actions', 'context', 'header', 'image', 'rich_text', 'section']);
  });

  it.each(languages)('that asks for words does so in a window whose words fit, in %s', (locale) => {
    const forms = sampleReplies(locale).flatMap(({ reply }) => reply.choices.flatMap(({ form }) => form ?? []));
    expect(forms.length).toBeGreaterThan(0);
    for (const form of forms) {
      const { title, submit } = formView(form, { verb: 'note', ask: 7 }, wordsFor(locale));
      expect([title.text, submit?.text]).toEqual([form.title, form.submit]);
    }
  });
});
