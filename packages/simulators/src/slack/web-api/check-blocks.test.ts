import { describe, expect, it } from 'vitest';
import { checkMessageBlocks, checkView } from './check-blocks.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const section = (text: string) => ({ type: 'section', text: mrkdwn(text) });
const button = (more: object = {}) => ({ type: 'button', action_id: 'a', text: plain('Go'), ...more });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const long = (length: number) => 'x'.repeat(length);
const richText = {
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'hi' }] }],
};
const task = (status: string) => ({ type: 'task_card', task_id: 't1', title: 'Sign-in', status, details: richText });
const many = <Item>(count: number, item: (n: number) => Item) => Array.from({ length: count }, (_, n) => item(n));

describe("the check of a message's blocks", () => {
  it.each([
    ['text', [section(long(3000))]],
    [
      'a header, a rule and a note',
      [
        { type: 'header', text: plain(long(150)) },
        { type: 'divider' },
        { type: 'context', elements: many(10, () => mrkdwn('x')) },
      ],
    ],
    [
      'fields with a button beside them',
      [{ type: 'section', fields: many(10, () => mrkdwn(long(2000))), accessory: button() }],
    ],
    ['buttons', [actions(...many(25, (n) => button({ action_id: `a${n}`, style: 'primary', value: long(2000) })))]],
    ['a link button', [actions(button({ url: `https://x.example/${long(2982)}` }))]],
    ['a picture', [{ type: 'image', image_url: 'https://x.example/p.png', alt_text: 'Settings' }]],
    ['rich text', [richText]],
    ['a plan', [{ type: 'plan', title: 'Checking', tasks: [task('in_progress')] }]],
    [
      'an alert and a card',
      [
        { type: 'alert', level: 'warning', text: plain('x') },
        { type: 'card', title: mrkdwn('x'), actions: [button()] },
      ],
    ],
    ['markdown', [{ type: 'markdown', text: long(12_000) }]],
    [
      'faces for feedback',
      [
        {
          type: 'context_actions',
          elements: [
            {
              type: 'feedback_buttons',
              action_id: 'f',
              positive_button: { text: plain('Good'), value: 'good' },
              negative_button: { text: plain('Bad'), value: 'bad' },
            },
          ],
        },
      ],
    ],
  ])('accepts %s', (_, blocks) => {
    expect(checkMessageBlocks(blocks)).toEqual([]);
  });

  it.each([
    ['51 blocks', many(51, () => ({ type: 'divider' })), 'no more than 50 items allowed [json-pointer:/blocks]'],
    ['an unknown block', [{ type: 'bogus' }], 'unsupported type: bogus [json-pointer:/blocks/0/type]'],
    ['an input', [{ type: 'input' }], 'unsupported type: input'],
    [
      'text of 3001 characters',
      [section(long(3001))],
      'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
    ],
    ['empty text', [section('')], 'must be more than 0 characters'],
    ['a section of nothing', [{ type: 'section' }], 'missing required field: one of text, fields'],
    ['a header in mrkdwn', [{ type: 'header', text: mrkdwn('x') }], 'unsupported type: mrkdwn'],
    ['a header of 151 characters', [{ type: 'header', text: plain(long(151)) }], 'must be less than 151 characters'],
    ['11 notes', [{ type: 'context', elements: many(11, () => mrkdwn('x')) }], 'no more than 10 items'],
    ['26 buttons', [actions(...many(26, (n) => button({ action_id: `a${n}` })))], 'no more than 25 items'],
    ['a label of 76 characters', [actions(button({ text: plain(long(76)) }))], 'must be less than 76 characters'],
    ['a value of 2001 characters', [actions(button({ value: long(2001) }))], 'must be less than 2001 characters'],
    [
      'a url of 3001 characters',
      [actions(button({ url: `https://x.example/${long(2983)}` }))],
      'must be less than 3001 characters',
    ],
    ['a url that is none', [actions(button({ url: 'javascript:alert(1)' }))], 'must be a valid URL'],
    ['an action_id of 256 characters', [actions(button({ action_id: long(256) }))], 'must be less than 256 characters'],
    ['an unknown style', [actions(button({ style: 'loud' }))], 'must be one of: primary, danger'],
    ['an action_id twice in a block', [actions(button(), button())], '`action_id` "a" already exists'],
    ['an action_id twice in the message', [actions(button()), actions(button())], '`action_id` "a" already exists'],
    ['a block_id twice', many(2, () => ({ type: 'divider', block_id: 'b' })), '`block_id` "b" already exists'],
    ['half a character', [section('\ud83d')], 'must be made of whole characters'],
    ['a NUL', [section('a\u0000b')], 'must be made of whole characters'],
    ['a type that every object has', [{ type: 'constructor' }], 'unsupported type: constructor'],
    ['a field that every object has', [{ ...section('x'), toString: 'x' }], 'invalid additional property: toString'],
    ['a style in a list', [actions(button({ style: ['primary'] }))], 'must be one of: primary, danger'],
    ['a picture of nothing', [{ type: 'image', alt_text: 'x' }], 'one of image_url, slack_file'],
    ['a field Slack does not know', [{ ...section('x'), colour: 'red' }], 'invalid additional property: colour'],
    [
      'a picture without words',
      [{ type: 'image', image_url: 'https://x.example/p.png' }],
      'missing required field: alt_text',
    ],
    [
      'a task that is "completed"',
      [{ type: 'plan', title: 'x', tasks: [task('completed')] }],
      'must be one of: pending, in_progress, complete, error',
    ],
    [
      'a plan beside a task',
      [{ type: 'plan', title: 'x' }, task('complete')],
      'plan and task_card cannot be used together',
    ],
    ['too much markdown in all', many(2, () => ({ type: 'markdown', text: long(6001) })), 'longer than 12000'],
  ])('refuses %s', (_, blocks, complaint) => {
    expect(checkMessageBlocks(blocks).join('\n')).toContain(complaint);
  });
});

describe('the check of a view', () => {
  it('takes a hundred blocks', () => {
    expect(checkView({ type: 'home', blocks: many(100, () => section('x')) })).toEqual([]);
    expect(checkView({ type: 'home', blocks: many(101, () => section('x')) })).toHaveLength(1);
  });

  it('wants a short title on a modal', () => {
    const modal = {
      type: 'modal',
      title: plain(long(24)),
      submit: plain('Send'),
      blocks: [{ type: 'input', label: plain('Why?'), element: { type: 'plain_text_input', action_id: 'why' } }],
    };
    expect(checkView(modal)).toEqual([]);
    expect(checkView({ ...modal, title: plain(long(25)) })).toHaveLength(1);
  });

  const why = (element: object) => ({ type: 'input', label: plain('Why?'), element: { action_id: 'why', ...element } });
  it.each([
    [
      'a question without a button to send the answer',
      why({ type: 'plain_text_input' }),
      'missing required field: submit',
    ],
    ['a field that takes too much', why({ type: 'plain_text_input', max_length: 3001 }), 'whole number from 1 to 3000'],
    [
      'markup in a menu',
      why({ type: 'static_select', options: [{ text: mrkdwn('x'), value: 'x' }] }),
      'unsupported type: mrkdwn',
    ],
    ['a table', { type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] }, 'unsupported type: table'],
  ])('refuses %s', (_, block, complaint) => {
    expect(checkView({ type: 'modal', title: plain('Help'), blocks: [block] }).join('\n')).toContain(complaint);
  });
});
