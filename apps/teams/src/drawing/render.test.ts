import type { Block, Choice, Reply } from '@reconnect/assistant';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultsOf } from '../testing/adaptive-cards.ts';
import { anyReply } from '../testing/any-reply.ts';
import type { Action, Element } from './card.ts';
import { cardLimit } from './fit-card.ts';
import { render } from './render.ts';

const reply = (part: Partial<Reply>): Reply => ({ ask: 3, summary: 'A summary.', blocks: [], choices: [], ...part });
const body = (part: Partial<Reply>): readonly Element[] => render(reply(part)).card.body;
const actions = (elements: readonly Element[]): readonly Action[] =>
  elements.flatMap((element) => (element.type === 'ActionSet' ? element.actions : []));

describe('a reply', () => {
  it('becomes a card that other clients can read out', () => {
    const { summary, card } = render(reply({ summary: 'Gmail <says> *no* & more.' }));
    expect(summary).toBe('Gmail <says> *no* & more.');
    expect(card).toMatchObject({
      version: '1.5',
      fallbackText: String.raw`Gmail \<says> \*no\* & more.`,
      speak: 'Gmail &lt;says> *no* &amp; more.',
    });
  });

  it('shows its summary when it has nothing else to show', () => {
    expect(body({})).toMatchObject([{ type: 'TextBlock', text: 'A summary.', wrap: true }]);
  });

  it('keeps each line of a text apart', () => {
    expect(body({ blocks: [{ kind: 'text', text: 'One\nTwo\n\nThree' }] })).toMatchObject([
      { text: 'One' },
      { text: 'Two', spacing: 'none' },
      { text: 'Three' },
    ]);
  });

  it('says the state of a check with a sign and a word', () => {
    const checks = [
      { label: 'Sign-in', state: 'passed', word: 'works' },
      { label: 'Mailbox', state: 'failed', word: 'refused' },
      { label: 'Limits', state: 'pending', word: 'checking' },
      { label: 'News', state: 'skipped', word: 'not checked' },
    ] as const;
    expect(body({ blocks: [{ kind: 'checks', checks }] })).toMatchObject([
      { text: '✓ Sign-in: works', color: 'good' },
      { text: '✗ Mailbox: refused', color: 'attention' },
      { text: '○ Limits: checking' },
      { text: '– News: not checked' },
    ]);
  });

  it('shows a step with its picture, which has a text', () => {
    const picture = {
      url: 'https://reconnect.example/2-light.png',
      darkUrl: 'https://reconnect.example/2-dark.png',
      alt: 'My Settings, Personal Inbox',
    };
    const step: Block = {
      kind: 'step',
      number: 2,
      of: 7,
      text: 'Click on Personal Inbox.',
      hint: 'It is on the left.',
      picture,
    };
    expect(body({ blocks: [step] })).toMatchObject([
      { text: 'Step 2 of 7' },
      { text: 'Click on Personal Inbox.' },
      { text: 'It is on the left.' },
      {
        type: 'Image',
        url: picture.url,
        themedUrls: [{ theme: 'Dark', url: picture.darkUrl }],
        altText: picture.alt,
        msteams: { allowExpand: true },
      },
    ]);
  });

  it('keeps a note to the letter', () => {
    const note: Block = { kind: 'note', title: 'For your admin', text: 'Policy *X*\n  allow: [aptly]' };
    expect(body({ blocks: [note] })).toMatchObject([
      { text: 'For your admin' },
      {
        type: 'Container',
        items: [
          { text: String.raw`Policy \*X\*`, fontType: 'monospace' },
          { text: String.raw`${'\u00a0'.repeat(2)}allow: \[aptly\]`, fontType: 'monospace' },
        ],
      },
    ]);
  });

  it('tells no fact that has no value', () => {
    const facts = (...values: string[]): Block => ({
      kind: 'facts',
      facts: values.map((value) => ({ label: 'Case', value })),
    });
    expect(body({ blocks: [facts(' ', 'IR-1'), facts('\u0000')] })).toEqual([
      { type: 'FactSet', facts: [{ title: 'Case', value: 'IR-1' }] },
    ]);
  });

  it('puts its number into every button, with a fallback for clients that cannot execute', () => {
    const choices: Choice[] = [{ verb: 'inbox', value: 'ib_1', label: 'Work', style: 'primary' }];
    const data = { ask: 3, verb: 'inbox', value: 'ib_1' };
    expect(actions(body({ choices }))).toEqual([
      {
        type: 'Action.Execute',
        title: 'Work',
        style: 'positive',
        verb: 'inbox',
        data,
        fallback: { type: 'Action.Submit', title: 'Work', style: 'positive', data },
      },
    ]);
  });

  it('asks for words in a card that unfolds, so that its other buttons do not wait for them', () => {
    const form = { title: 'Note for support', label: 'What should they know?', submit: 'Add the note', longest: 2000 };
    const choices: Choice[] = [
      { verb: 'send_case', label: 'Send to support' },
      { verb: 'note', label: 'Add a note', form },
    ];
    const { card } = render(reply({ choices, locale: 'en' }));
    expect(faultsOf(card)).toEqual([]);
    expect(actions(card.body)).toMatchObject([
      { type: 'Action.Execute', verb: 'send_case' },
      {
        type: 'Action.ShowCard',
        title: 'Add a note',
        card: {
          body: [
            { text: 'Note for support' },
            {
              type: 'Input.Text',
              id: 'words.note',
              label: 'What should they know?',
              isMultiline: true,
              isRequired: true,
              errorMessage: 'Please write something first.',
              maxLength: 2000,
            },
          ],
          actions: [
            { type: 'Action.Submit', title: 'Add the note', style: 'positive', data: { ask: 3, verb: 'note' } },
          ],
        },
      },
    ]);
  });

  it('has the faces read aloud as words', () => {
    const choices = [{ verb: 'face', value: 'great', label: '🤩', spoken: 'Very helpful' }];
    expect(actions(body({ choices }))).toMatchObject([{ title: '🤩', tooltip: 'Very helpful' }]);
  });

  it('has real link buttons, also on this machine', () => {
    const choices = [
      { verb: 'link', label: 'Reconnect', url: 'https://reconnect.example/reconnect/t0k3n' },
      { verb: 'link', label: 'Try', url: 'http://127.0.0.1:3002/reconnect/t0k3n' },
    ];
    expect(actions(body({ choices }))).toEqual([
      { type: 'Action.OpenUrl', title: 'Reconnect', url: 'https://reconnect.example/reconnect/t0k3n' },
      { type: 'Action.OpenUrl', title: 'Try', url: 'http://127.0.0.1:3002/reconnect/t0k3n' },
    ]);
  });

  it.each([
    'javascript:alert(1)',
    'javascript://localhost/%0aalert(1)',
    'http://reconnect.example/',
    'file:///etc/passwd',
    'data:text/html,x',
    'no address',
  ])('shows the label but never the link of %s', (url) => {
    const elements = body({
      choices: [{ verb: 'link', label: 'Open', url }],
      blocks: [{ kind: 'link', label: 'Read', url }],
    });
    expect(elements).toMatchObject([{ text: 'Read' }, { text: 'Open' }]);
    expect(JSON.stringify(elements)).not.toContain(url);
  });

  it('spreads more than six buttons over rows', () => {
    const choices = Array.from({ length: 14 }, (_, index) => ({
      verb: 'inbox',
      value: `${index}`,
      label: `Inbox ${index}`,
    }));
    const rows = body({ choices }).flatMap((element) => (element.type === 'ActionSet' ? [element.actions.length] : []));
    expect(rows).toEqual([6, 6, 2]);
  });

  it('says in the language of its words what is added to them', () => {
    const step = { kind: 'step', number: 2, of: 7, text: 'Busque “My Settings”.' } as const;
    expect(body({ locale: 'es-MX', blocks: [step], chosen: 'Siguiente' })).toMatchObject([
      { text: 'Paso 2 de 7' },
      { text: expect.stringContaining('Busque') },
      { text: '✓ Usted eligió: Siguiente' },
    ]);
  });

  it('says what was chosen where its buttons were', () => {
    const elements = body({ choices: [{ verb: 'link', label: 'Reconnect' }], chosen: 'Reconnect *now*' });
    expect(actions(elements)).toEqual([]);
    expect(elements.at(-1)).toMatchObject({ text: String.raw`✓ You chose: Reconnect \*now\*` });
  });

  it('is cut with a note rather than refused by Teams', () => {
    const { card } = render(reply({ blocks: [{ kind: 'quote', from: 'Support', text: 'Ü'.repeat(60_000) }] }));
    expect(JSON.stringify(card)).toContain('… (This text was too long to show in full.)');
    expect(faultsOf(card)).toEqual([]);
  });

  it('drops its last blocks when cutting is not enough, and shows that', () => {
    const blocks = Array.from({ length: 900 }, (_, index): Block => ({ kind: 'text', text: `Line ${index}` }));
    const elements = body({ blocks, choices: [{ verb: 'human', label: 'Talk to a person' }] });
    expect(elements.at(-2)).toMatchObject({ text: expect.stringContaining('more to this than fits') });
    expect(actions(elements)).toHaveLength(1);
  });
});

describe('any reply at all', () => {
  it('becomes a card that is valid, small enough, and whose buttons work', () => {
    fc.assert(
      fc.property(anyReply, (any) => {
        const { card } = render(any);
        expect(faultsOf(card)).toEqual([]);
        expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThanOrEqual(cardLimit);
        for (const action of actions(card.body)) {
          if (action.type === 'Action.Execute')
            expect(action).toMatchObject({ data: { verb: action.verb, ask: any.ask } });
          if (action.type === 'Action.OpenUrl') expect(action.url).toMatch(/^https:/);
        }
      }),
    );
  });
});
