import { describe, expect, it, vi } from 'vitest';
import { rest } from './testing/pass-time.ts';
import { saying, titled } from './testing/screen.ts';
import { danasInbox, openWorld, verdictOf } from './testing/scripted-world.ts';

const shown = titled(/send this to support/);

function open(world: Parameters<typeof openWorld>[0] = {}) {
  const opened = openWorld({ intent: () => 'talk_to_human', ...world });
  opened.assistant.start();
  return opened;
}

describe('a case that is asked for at once', () => {
  it('says what becomes of their only inbox, and has it with what was found, without a word in between', async () => {
    const { says, presses, screen, cases, diagnosed, assistant } = open();
    await says('talk to a person');
    const draft = await screen.saw(shown);
    expect(draft.summary).toMatch(/If you have just one inbox in Aptly, I am looking at it now/);
    await vi.waitFor(() => expect(diagnosed).toEqual([danasInbox.id]));
    await rest();
    expect(screen.replies()).toEqual([draft]);
    await presses('send_case', draft);
    await screen.saw(saying(/IR-TEST/));
    const verdict = { cause: 'password_changed' };
    expect(cases).toMatchObject([{ workspace: 'acme', inbox: { id: danasInbox.id }, verdict }]);
    await assistant.stop();
  });

  it('is sent with what is known where the tap comes before the check is done', async () => {
    const check = Promise.withResolvers<ReturnType<typeof verdictOf>>();
    const { says, presses, screen, cases, diagnosed, assistant } = open({ diagnose: () => check.promise });
    await says('talk to a person');
    await vi.waitFor(() => expect(diagnosed).toHaveLength(1));
    await presses('send_case', await screen.saw(shown));
    await screen.saw(saying(/IR-TEST/));
    expect(cases).toMatchObject([{ inbox: { id: danasInbox.id } }]);
    expect(cases[0]).not.toHaveProperty('verdict');
    check.resolve(verdictOf('reconnect', 'password_changed'));
    await rest();
    expect(screen.replies()).toHaveLength(2);
    await assistant.stop();
  });

  it('is about none of several', async () => {
    const office = { ...danasInbox, id: 'ib2', address: 'office@example.com' };
    const { says, presses, screen, cases, diagnosed, assistant } = open({ inboxes: [danasInbox, office] });
    await says('talk to a person');
    const draft = await screen.saw(shown);
    await rest();
    await presses('send_case', draft);
    await screen.saw(saying(/IR-TEST/));
    expect(diagnosed).toEqual([]);
    expect(cases[0]).not.toHaveProperty('inbox');
    await assistant.stop();
  });
});
