import type { Block, Reply } from '@reconnect/assistant';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyReply } from '../testing/any-reply.ts';
import { breachesOf } from '../testing/block-limits.ts';
import { render } from './render.ts';

const bare: Reply = { ask: 3, summary: 'In short.', blocks: [], choices: [] };
const rendered = (part: Partial<Reply>) => render({ ...bare, ...part }).blocks;
const plain = (text: string) => ({ type: 'plain_text', text, emoji: false });

describe('a block', () => {
  it.each<[string, Block, unknown]>([
    [
      'of text is a section in which Slack interprets nothing',
      { kind: 'text', text: 'Is *this* <!channel> & :fire:?' },
      [{ type: 'section', text: plain('Is *this* <!channel> & :fire:?') }],
    ],
    [
      'of quiet text is context',
      { kind: 'text', text: 'Checked 3 s ago.', tone: 'quiet' },
      [{ type: 'context', elements: [plain('Checked 3 s ago.')] }],
    ],
    [
      'of checks has a line for each, with a sign and a word',
      {
        kind: 'checks',
        checks: [
          { label: 'Sign-in', state: 'passed', word: 'fine' },
          { label: 'Mailbox', state: 'failed', word: 'a problem' },
          { label: 'Notifications', state: 'pending', word: 'checking' },
          { label: 'Limits', state: 'skipped', word: 'not needed' },
        ],
      },
      [
        {
          type: 'section',
          text: plain('✓ Sign-in: fine\n✗ Mailbox: a problem\n○ Notifications: checking\n– Limits: not needed'),
        },
      ],
    ],
    [
      'of facts has labels beside values, the values as they are',
      { kind: 'facts', facts: [{ label: 'Inbox <1>', value: '_ada_@example.com' }] },
      [
        {
          type: 'section',
          fields: [{ type: 'mrkdwn', text: '*Inbox &lt;1&gt;*' }, plain('_ada_@example.com')],
        },
      ],
    ],
    [
      'of a step has its number, its picture and a hint',
      {
        kind: 'step',
        number: 2,
        of: 7,
        text: 'Under My Settings, click on Personal Inbox & wait.',
        hint: 'It is on the left.',
        picture: {
          url: 'https://web.example/assets/2.png',
          darkUrl: 'https://web.example/assets/2-dark.png',
          alt: 'The menu My Settings',
        },
      },
      [
        {
          type: 'section',
          text: { type: 'mrkdwn', text: '*Step 2 of 7*\nUnder My Settings, click on Personal Inbox &amp; wait.' },
        },
        { type: 'context', elements: [plain('It is on the left.')] },
        { type: 'image', image_url: 'https://web.example/assets/2.png', alt_text: 'The menu My Settings' },
      ],
    ],
    [
      'of a note keeps its text to the letter',
      { kind: 'note', title: 'For your administrator', text: 'Please allow\n  <Aptly> *now*.' },
      [
        {
          type: 'rich_text',
          elements: [
            {
              type: 'rich_text_section',
              elements: [{ type: 'text', text: 'For your administrator', style: { bold: true } }],
            },
            { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'Please allow\n  <Aptly> *now*.' }] },
          ],
        },
      ],
    ],
    [
      'of a link is a link',
      { kind: 'link', label: 'Gmail’s limits', url: 'https://support.google.com/a/answer/166852' },
      [
        {
          type: 'rich_text',
          elements: [
            {
              type: 'rich_text_section',
              elements: [{ type: 'link', url: 'https://support.google.com/a/answer/166852', text: 'Gmail’s limits' }],
            },
          ],
        },
      ],
    ],
    [
      'of a quote names who said it',
      { kind: 'quote', from: 'Support', text: 'We <fixed> it.' },
      [
        {
          type: 'rich_text',
          elements: [
            { type: 'rich_text_section', elements: [{ type: 'text', text: 'Support', style: { bold: true } }] },
            { type: 'rich_text_quote', elements: [{ type: 'text', text: 'We <fixed> it.' }] },
          ],
        },
      ],
    ],
  ])('%s', (_, block, expected) => {
    expect(rendered({ blocks: [block] })).toEqual(expected);
  });
});

describe('a reply', () => {
  it('is announced by its summary, in which no markup comes alive', () => {
    expect(render({ ...bare, summary: 'Hi <!here> & <https://x.example|you>' }).text).toBe(
      'Hi &lt;!here&gt; &amp; &lt;https://x.example|you&gt;',
    );
  });

  it('has its title for a header', () => {
    expect(rendered({ title: 'Checked' })).toEqual([{ type: 'header', text: plain('Checked') }]);
  });

  it('has a button for each choice, which says its question and its value', () => {
    expect(
      rendered({
        choices: [
          { verb: 'steps', label: 'Show me the steps' },
          { verb: 'inbox', value: 'ib_1', label: 'a@example.com', style: 'primary' },
          { verb: 'inbox', value: 'ib_2', label: 'b@example.com' },
        ],
      }),
    ).toEqual([
      {
        type: 'actions',
        elements: [
          { type: 'button', action_id: 'ir:steps', value: 'v1|3', text: label('Show me the steps') },
          {
            type: 'button',
            action_id: 'ir:inbox:2',
            value: 'v1|3|ib_1',
            text: label('a@example.com'),
            style: 'primary',
          },
          { type: 'button', action_id: 'ir:inbox:3', value: 'v1|3|ib_2', text: label('b@example.com') },
        ],
      },
    ]);
  });

  it('has a link button that carries a link and no value', () => {
    expect(
      rendered({ choices: [{ verb: 'link', label: 'Reconnect', url: 'https://web.example/reconnect/t' }] }),
    ).toEqual([
      {
        type: 'actions',
        elements: [
          { type: 'button', action_id: 'ir:link', url: 'https://web.example/reconnect/t', text: label('Reconnect') },
        ],
      },
    ]);
  });

  it('has the three faces as buttons that are read aloud', () => {
    const faces = [
      { verb: 'face', value: 'sad', label: '😞', spoken: 'No' },
      { verb: 'face', value: 'neutral', label: '😐', spoken: 'Partly' },
      { verb: 'face', value: 'happy', label: '🤩', spoken: 'Yes' },
    ];
    expect(rendered({ choices: faces })).toMatchObject([
      { elements: faces.map(({ label: text, spoken }) => ({ text: { text }, accessibility_label: spoken })) },
    ]);
  });

  it('has what was chosen in place of the buttons', () => {
    expect(rendered({ choices: [{ verb: 'next', label: 'Next' }], chosen: 'Next' })).toEqual([
      { type: 'context', elements: [plain('✓ You chose: Next')] },
    ]);
  });

  it('has in the language of its words what is added to them', () => {
    const step = { kind: 'step', number: 2, of: 7, text: 'Busque “My Settings”.' } as const;
    expect(rendered({ locale: 'es-MX', blocks: [step], chosen: 'Siguiente' })).toMatchObject([
      { text: { text: '*Paso 2 de 7*\nBusque “My Settings”.' } },
      { elements: [plain('✓ Usted eligió: Siguiente')] },
    ]);
  });

  it('keeps every word of a long text', () => {
    const text = Array.from({ length: 1000 }, (_, n) => `word${n}`).join(' ');
    const parts = rendered({ blocks: [{ kind: 'text', text }] }).map((block) =>
      'text' in block ? block.text : undefined,
    );
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.map((part) => (typeof part === 'object' ? part.text : '')).join(' ')).toBe(text);
  });

  it('whose texts are more than Slack takes in all is cut where it is longest, and says so', () => {
    const blocks: readonly Block[] = [
      { kind: 'quote', from: 'Support', text: 'Bitte “so”.\n'.repeat(1_500) },
      { kind: 'text', text: 'To answer, just write here.' },
    ];
    const message = render({ ...bare, blocks, choices: [{ verb: 'next', label: 'Next' }] });
    expect(breachesOf(message)).toEqual([]);
    expect(message.blocks).toMatchObject([{ type: 'rich_text' }, { type: 'section' }, { type: 'actions' }]);
    expect(JSON.stringify(message.blocks[0])).toMatch(/^.{4000,}too long to show in full/);
  });

  it.each<[string, Block, readonly object[]]>([
    [
      'a quote',
      { kind: 'quote', from: 'Sam from support', text: '' },
      [{ elements: [{ type: 'rich_text_section', elements: [{ text: 'Sam from support' }] }] }],
    ],
    ['a note', { kind: 'note', title: '', text: ' \n' }, []],
    [
      'a fact',
      {
        kind: 'facts',
        facts: [
          { label: 'Name', value: ' ' },
          { label: 'Case', value: 'IR-1' },
        ],
      },
      [{ fields: [{ text: '*Case*' }, plain('IR-1')] }],
    ],
  ])('leaves out what has no words in %s: Slack would refuse all of it', (_, block, expected) => {
    const message = render({ ...bare, blocks: [block] });
    expect(message.blocks).toMatchObject(expected);
    expect(breachesOf(message)).toEqual([]);
  });

  it('with too many blocks keeps its buttons and says that something is missing', () => {
    const blocks = Array.from({ length: 60 }, (_, n): Block => ({ kind: 'text', text: `${n}` }));
    const all = rendered({ blocks, choices: [{ verb: 'next', label: 'Next' }] });
    expect(all).toHaveLength(50);
    expect(all.slice(-2)).toMatchObject([{ type: 'context', elements: [plain('…')] }, { type: 'actions' }]);
  });

  it('with many choices has them in several rows', () => {
    const choices = Array.from({ length: 30 }, (_, n) => ({ verb: 'inbox', value: `ib_${n}`, label: `Inbox ${n}` }));
    const rows = rendered({ choices }).map((row) => ('elements' in row ? row.elements.length : 0));
    expect(rows).toEqual([25, 5]);
  });

  it('of any content stays within Slack’s limits', () => {
    const withinLimits = fc.property(anyReply, (reply) => {
      expect(breachesOf(render(reply))).toEqual([]);
    });
    fc.assert(withinLimits, { numRuns: 300 });
  });
});

function label(text: string) {
  return { type: 'plain_text', text, emoji: true };
}
