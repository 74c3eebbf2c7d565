import { describe, expect, it } from 'vitest';
import { checkCard } from './check-card.ts';

const card = (parts: object) => ({ type: 'AdaptiveCard', version: '1.5', ...parts });
const execute = {
  type: 'Action.Execute',
  title: 'Go',
  verb: 'go',
  data: { type: 'anything' },
  fallback: { type: 'Action.Submit', title: 'Go' },
};
const input = { type: 'Input.Text', id: 'why' };

describe('the check of a card', () => {
  it.each([
    ['text and buttons', { body: [{ type: 'TextBlock', text: 'Hi' }], actions: [execute] }],
    [
      'columns',
      {
        body: [
          {
            type: 'ColumnSet',
            columns: [{ width: 'auto', items: [{ type: 'Image', url: 'https://x.example/p.png' }] }],
          },
        ],
      },
    ],
    [
      'facts and buttons among the text',
      {
        body: [
          { type: 'FactSet', facts: [{ title: 'a', value: 'b' }] },
          { type: 'ActionSet', actions: [execute] },
        ],
      },
    ],
    ['a link', { actions: [{ type: 'Action.OpenUrl', title: 'Reconnect', url: 'http://127.0.0.1:3002/reconnect/1' }] }],
    ['a refresh', { refresh: { action: execute, userIds: ['29:1'] } }],
    [
      'an unknown part with a fallback',
      { body: [{ type: 'Input.Rating', id: 'r', fallback: { type: 'TextBlock', text: 'x' } }] },
    ],
    [
      'a question in a card of its own',
      { actions: [{ type: 'Action.ShowCard', card: card({ body: [input], actions: [execute] }) }] },
    ],
  ])('accepts %s', (_, parts) => {
    expect(checkCard(card(parts))).toEqual([]);
  });

  it.each([
    [
      'an Execute in a version that knows none',
      { version: '1.3', actions: [execute] },
      'actions/0: version 1.3 knows no Action.Execute',
    ],
    ['seven buttons', { actions: Array(7).fill(execute) }, 'actions: more than 6 actions'],
    [
      'a link that is a document itself',
      { actions: [{ type: 'Action.OpenUrl', url: 'data:text/html,x' }] },
      'actions/0/url: must be',
    ],
    ['a part that every object has', { body: [{ type: 'constructor' }] }, 'body/0: unknown type constructor'],
    ['version 1.6', { version: '1.6' }, 'version: 1.6 is not'],
    [
      'an Execute without a verb',
      { actions: [{ ...execute, verb: undefined }] },
      'actions/0: Action.Execute needs verb',
    ],
    [
      'a fallback without a verb',
      { actions: [{ ...execute, fallback: { type: 'Action.Execute' } }] },
      'actions/0/fallback: Action.Execute needs verb',
    ],
    ['an unknown part', { body: [{ type: 'Carousel' }] }, 'body/0: unknown type Carousel'],
    [
      'a link that runs code',
      { actions: [{ type: 'Action.OpenUrl', url: 'javascript:alert(1)' }] },
      'actions/0/url: must be an http(s) address',
    ],
    ['a picture from nowhere', { body: [{ type: 'Image', url: 'picture.png' }] }, 'body/0/url: must be'],
    [
      'a text without text',
      { body: [{ type: 'Container', items: [{ type: 'TextBlock' }] }] },
      'body/0/items/0: TextBlock needs text',
    ],
    ['an input without an id', { body: [{ type: 'Input.Text' }] }, 'Input.Text needs id'],
    ['two inputs of one id', { body: [input, input] }, 'body/1: the id why is taken'],
    ['a button among the text', { body: [execute] }, 'body/0: Action.Execute cannot stand here'],
    [
      'a text among the buttons',
      { actions: [{ type: 'TextBlock', text: 'x' }] },
      'actions/0: TextBlock cannot stand here',
    ],
    [
      'a refresh by Submit',
      { refresh: { action: { type: 'Action.Submit' } } },
      'refresh/action: must be an Action.Execute',
    ],
    ['a refresh for 61 people', { refresh: { action: execute, userIds: Array(61).fill('29:1') } }, 'at most 60'],
  ])('refuses %s', (_, parts, complaint) => {
    expect(checkCard(card(parts)).join('\n')).toContain(complaint);
  });

  it('refuses what is no card', () => {
    expect(checkCard({ type: 'HeroCard' })).toEqual(['the content is no AdaptiveCard']);
  });
});
