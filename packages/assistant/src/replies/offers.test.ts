import { firstSnapshot } from '@reconnect/troubleshooting';
import { expect, it } from 'vitest';
import { at, danasInbox, verdictOf } from '../testing/scripted-world.ts';
import { compose } from './compose.ts';

const found = { what: 'diagnosis', ended: 'password_changed', at } as const;

function offerAfter(ended: string) {
  const context = {
    ...firstSnapshot().context,
    ...{ inbox: danasInbox, verdict: verdictOf('reconnect', 'password_changed') },
    tried: [found, { what: 'steps', ended, at } as const, found],
  };
  const view = { context, now: Date.parse(at), supportAddress: 'help@example.com', link: 'https://r.example' };
  return compose('offer', view, 1);
}

it('says that the steps did not help once all of them were done, and offers what is left', () => {
  const { summary, choices } = offerAfter('completed');
  expect(summary).toContain('The steps did not bring the connection back');
  expect(choices.map(({ verb }) => verb)).toEqual(['link', 'why', 'human']);
});

it('offers the steps again to whoever got stuck', () => {
  const { summary, choices } = offerAfter('stuck at step 4');
  expect(summary).not.toContain('The steps did not');
  expect(choices.map(({ verb }) => verb)).toContain('steps');
});

it.each([
  ['google', /leave all boxes ticked/],
  ['microsoft', /accept what Microsoft asks. If that changes nothing, an administrator/],
] as const)('tells whoever withheld a permission at %s what they can do there', (provider, advice) => {
  const refusal = { reason: 'permission_missing', permissions: ['read_mail'] } as const;
  const context = {
    ...firstSnapshot().context,
    ...{ inbox: { ...danasInbox, provider }, verdict: verdictOf('reconnect', 'password_changed'), refusal },
  };
  const { summary } = compose('offer', { context, now: Date.parse(at), supportAddress: 'help@example.com' }, 1);
  expect(summary).toMatch(advice);
});
