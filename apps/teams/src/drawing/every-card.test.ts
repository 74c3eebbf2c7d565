import { languages } from '@reconnect/article';
import { type Reply, sampleReplies } from '@reconnect/assistant';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { faultsOf } from '../testing/adaptive-cards.ts';
import type { Action, Element } from './card.ts';
import { cardLimit } from './fit-card.ts';
import { render } from './render.ts';

/** As a channel is given them: pictures with their whole address. */
const withAddresses = (reply: Reply): Reply => ({
  ...reply,
  blocks: reply.blocks.map((block) => {
    if (block.kind !== 'step' || block.picture === undefined) return block;
    const whole = (path: string) => `https://reconnect.example${path}`;
    const { url, darkUrl } = block.picture;
    return { ...block, picture: { ...block.picture, url: whole(url), darkUrl: whole(darkUrl) } };
  }),
});
const samples = languages.flatMap((locale) =>
  sampleReplies(locale).map(({ name, reply }) => [`${name}, in ${locale}`, withAddresses(reply)] as const),
);

function everythingIn(elements: readonly Element[]): { elements: readonly Element[]; actions: readonly Action[] } {
  const inside = elements.map((element) => {
    if (element.type === 'Container') return everythingIn(element.items);
    return { elements: [element], actions: element.type === 'ActionSet' ? element.actions.flatMap(unfolded) : [] };
  });
  return {
    elements: inside.flatMap((part) => part.elements),
    actions: inside.flatMap((part) => part.actions),
  };
}

const unfolded = (action: Action): readonly Action[] =>
  action.type === 'Action.ShowCard' ? [action, ...action.card.actions] : [action];

const markdown = new MarkdownIt({ html: true });
const markdownIn = (element: Element): readonly string[] => {
  if (element.type === 'TextBlock') return [element.text];
  return element.type === 'FactSet' ? element.facts.flatMap(({ title, value }) => [title, value]) : [];
};

describe('the card of every message', () => {
  it.each(samples)('on %s is one that Teams takes, and small', (_, reply) => {
    const { card } = render(reply);
    expect(faultsOf(card)).toEqual([]);
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThanOrEqual(cardLimit);
  });

  it.each(samples)('on %s shows all words to the letter, whoever wrote them', (_, reply) => {
    const { card, summary } = render(reply);
    const shown = [card.fallbackText, ...everythingIn(card.body).elements.flatMap(markdownIn)];
    for (const text of shown) expect(markdown.render(text)).not.toMatch(/<(?!\/?p>)/);
    expect(JSON.stringify([card, summary])).not.toMatch(/\\u0000|\\ud83d|\u202e/);
  });

  it.each(samples.filter(([name]) => name.includes('little known')))(
    'on %s shows no backslash on phones, which take it off before few marks',
    (_, reply) => {
      const { card } = render(reply);
      const shown = [card.fallbackText, ...everythingIn(card.body).elements.flatMap(markdownIn)];
      for (const text of shown) expect(text).not.toMatch(/\\(?![*_[\]])/);
    },
  );

  it.each(samples)('on %s can be read by who sees no card, and no picture', (_, reply) => {
    const { card, summary } = render(reply);
    expect(summary).not.toBe('');
    expect(card.fallbackText).not.toBe('');
    for (const element of everythingIn(card.body).elements)
      if (element.type === 'Image') expect(element.altText.length).toBeGreaterThan(10);
  });

  it('is drawn of samples that have pictures, forms and notes', () => {
    const kinds = new Set(samples.flatMap(([, reply]) => JSON.stringify(render(reply).card).match(/"type":"[\w.]+"/g)));
    for (const kind of ['Image', 'Input.Text', 'Action.ShowCard', 'FactSet', 'Container', 'Action.OpenUrl'])
      expect(kinds).toContain(`"type":"${kind}"`);
  });

  it.each(samples)('on %s has buttons that work without Action.Execute', (_, reply) => {
    for (const action of everythingIn(render(reply).card.body).actions) {
      if (action.type === 'Action.Execute')
        expect(action.fallback).toMatchObject({ type: 'Action.Submit', title: action.title, data: action.data });
    }
  });

  it('keeps all that it has to say, however much support wrote', () => {
    const answer = sampleReplies('en').find(({ name }) => name === 'an answer of support, much known');
    if (answer === undefined) return expect.unreachable();
    const written = JSON.stringify(answer.reply.blocks).length;
    expect(JSON.stringify(render(answer.reply).card).length).toBeGreaterThan(written);
  });
});
