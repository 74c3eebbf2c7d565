import { firstSnapshot, type Tried } from '@reconnect/troubleshooting';
import { expect, it } from 'vitest';
import { at, danasInbox, verdictOf } from '../testing/scripted-world.ts';
import { compose } from './compose.ts';

const found = { what: 'diagnosis', ended: 'password_changed', at } as const;

function offerAfter(ended: Tried['ended']) {
  const context = {
    ...firstSnapshot().context,
    inbox: danasInbox,
    verdict: verdictOf('reconnect', 'password_changed'),
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

it.each([
  [true, 'I find nothing wrong, yet mail is missing'],
  [false, 'The connection is fine'],
])('has a title for whoever did say that mail is missing (%s) where nothing is found', (stillBroken, title) => {
  const verdict = verdictOf('none', 'healthy');
  const context = { ...firstSnapshot().context, inbox: danasInbox, verdict, stillBroken };
  const view = { context, now: Date.parse(at), supportAddress: 'help@example.com', at: 'offeringReconnect' };
  expect(compose('offer', view, 1).title).toBe(title);
  expect(compose('about_safety', view, 1).summary).toContain(`Back to dana@example.com: ${title}.`);
});

it('offers the steps again to whoever got stuck', () => {
  const { summary, choices } = offerAfter('stuck at step 4');
  expect(summary).not.toContain('The steps did not');
  expect(choices.map(({ verb }) => verb)).toContain('steps');
});

it('says until when its link works, as the message stays when the link is over', () => {
  const context = {
    ...firstSnapshot().context,
    inbox: danasInbox,
    links: [{ at, mode: 'plain' } as const],
  };
  const view = { context, now: Date.parse(at), supportAddress: 'help@example.com', link: 'https://r.example' };
  const said = compose('offer', view, 1).blocks.map((block) => (block.kind === 'text' ? block.text : ''));
  expect(said).toContainEqual(expect.stringMatching(/^The link works once, until 10:30\sAM UTC\.$/));
});

it('names the account that the inbox takes, masks the one that was taken, and says what to do without it', () => {
  const context = { ...firstSnapshot().context, inbox: danasInbox };
  const view = { context, now: Date.parse(at), supportAddress: 'help@example.com' };
  const before = compose('which_account', view, 1).summary;
  expect(before).toMatch(/takes the account dana@example\.com, and no other\. If Google .* administrator/s);
  const refusal = { reason: 'wrong_account', account: 'private@gmail.example' } as const;
  const after = compose('which_account', { ...view, context: { ...context, refusal } }, 1).summary;
  expect(after).toContain('The last sign-in was with p•••@gmail.example.');
});

it('does not name an account that would look like the inbox’s own, masked', () => {
  const refusal = { reason: 'wrong_account', account: 'd•••@example.com' } as const;
  const context = { ...firstSnapshot().context, inbox: danasInbox, refusal };
  const view = { context, now: Date.parse(at), supportAddress: 'help@example.com' };
  for (const intent of ['offer', 'which_account'] as const) {
    const said = compose(intent, view, 1).summary;
    expect(said).toContain('dana@example.com');
    expect(said).not.toContain('•••');
  }
});

it.each([
  ['google', /leave all boxes ticked/],
  ['microsoft', /accept what Microsoft asks. If that changes nothing, an administrator/],
] as const)('tells whoever withheld a permission at %s what they can do there', (provider, advice) => {
  const refusal = { reason: 'permission_missing', permissions: ['read_mail'] } as const;
  const context = {
    ...firstSnapshot().context,
    inbox: { ...danasInbox, provider },
    verdict: verdictOf('reconnect', 'password_changed'),
    refusal,
  };
  const { summary } = compose('offer', { context, now: Date.parse(at), supportAddress: 'help@example.com' }, 1);
  expect(summary).toMatch(advice);
});

it('gives whoever cannot get a permission at Microsoft a note for the administrator', () => {
  const refusal = { reason: 'permission_missing', permissions: ['read_mail'] } as const;
  const inbox = { ...danasInbox, provider: 'microsoft' } as const;
  const context = { ...firstSnapshot().context, inbox, verdict: verdictOf('reconnect', 'password_changed'), refusal };
  const view = { context, now: Date.parse(at), supportAddress: 'help@example.com' };
  const { summary, blocks, choices } = compose('administrator', view, 1);
  expect(summary).toMatch(/kept something back from Aptly again: reading your mail/);
  expect(blocks).toContainEqual({
    kind: 'note',
    title: 'Note for your administrator',
    text: expect.stringContaining(danasInbox.address),
  });
  expect(choices.map(({ verb }) => verb)).toEqual(['check_again', 'link', 'human']);
});

it('says what Google did not give, where a person is offered instead of one more link', () => {
  const refusal = { reason: 'permission_missing', permissions: ['read_mail'] } as const;
  const context = { ...firstSnapshot().context, inbox: danasInbox, refusal, handoffReason: 'still_broken' } as const;
  const { summary } = compose(
    'confirm_handoff',
    { context, now: Date.parse(at), supportAddress: 'help@example.com' },
    1,
  );
  expect(summary).toContain('Google has not given Aptly everything it needs: reading your mail.');
});

it('says why mail stands still although the sign-in went well', () => {
  const verdict = verdictOf('full_disconnect', 'needs_refresh', { explanation: 'refresh.notifications-refused' });
  const context = {
    ...firstSnapshot().context,
    inbox: danasInbox,
    mode: 'full' as const,
    refusal: { reason: 'not_working', verdict } as const,
  };
  const view = { context, now: Date.parse(at), supportAddress: 'help@example.com', link: 'https://r.example' };
  expect(compose('offer', view, 1).summary).toMatch(/You signed in, .* does not switch the new-mail notifications on/);
});
