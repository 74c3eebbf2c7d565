import { describe, expect, it } from 'vitest';
import { conversationKey } from './conversation/conversation.ts';
import { forgetPerson, keptOf } from './conversation/forget-person.ts';
import { rest } from './testing/pass-time.ts';
import { dana, danasInbox, openWorld } from './testing/scripted-world.ts';

/** Two processes of one app on one store; every asking of the store is counted. */
function openTwo() {
  const { clock, storage, jobs } = openWorld();
  const asked = { read: 0, commit: 0 };
  const counting = {
    ...storage,
    read(...args: Parameters<typeof storage.read>) {
      asked.read += 1;
      return storage.read(...args);
    },
    commit(...args: Parameters<typeof storage.commit>) {
      asked.commit += 1;
      return storage.commit(...args);
    },
  };
  const intent = (text: string) => (text === 'hello' ? 'greeting' : 'talk_to_human');
  const process = () => openWorld({ storage: counting, jobs, clock, intent });
  const stored = async () => {
    const record = await storage.read(conversationKey(dana), 'conversation');
    return record?.value as { readonly revision: number; readonly asks: number } | undefined;
  };
  return { one: process(), other: process(), storage, jobs, stored, clock, asked };
}

describe('a conversation that a process recalls', () => {
  it('costs the store one commit before a turn is taken, one after the reply, and no reading', async () => {
    const { one, asked } = openTwo();
    await one.says('hello');
    await rest();
    Object.assign(asked, { read: 0, commit: 0 });
    await one.says('hello');
    expect(asked).toEqual({ read: 0, commit: 1 });
    await rest();
    expect(asked).toEqual({ read: 0, commit: 2 });
  });

  it('knows what another process was delivered', async () => {
    const { one, other } = openTwo();
    await one.says('hello', 'a');
    expect(await other.says('hello', 'b')).toEqual({ outcome: 'taken' });
    expect(await one.says('hello', 'b')).toEqual({ outcome: 'duplicate' });
    expect(await other.says('hello', 'a')).toEqual({ outcome: 'duplicate' });
  });

  it('is read anew, and not committed in vain, while two processes take turns at it', async () => {
    const { one, other, asked } = openTwo();
    for (const [turn, process] of [one, other, one, other].entries()) {
      await process.says('hello', `turn ${turn}`);
      await rest();
    }
    Object.assign(asked, { read: 0, commit: 0 });
    await one.says('hello', 'turn 4');
    expect(asked).toEqual({ read: 1, commit: 1 });
  });

  it('is recalled again once the other process is heard of no more', async () => {
    const { one, other, asked } = openTwo();
    for (const [turn, process] of [one, other, one, one].entries()) {
      await process.says('hello', `turn ${turn}`);
      await rest();
    }
    Object.assign(asked, { read: 0, commit: 0 });
    await one.says('hello', 'turn 4');
    expect(asked).toEqual({ read: 0, commit: 1 });
  });

  it('loses no turn that two processes take at the same time, and takes none twice', async () => {
    const { one, other, stored, clock } = openTwo();
    const deliveries = Array.from({ length: 12 }, (_, n) => `d${n}`);
    const outcomes = await Promise.all(deliveries.flatMap((id) => [one.says('hello', id), other.says('hello', id)]));
    await rest();
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual([
      ...deliveries.map(() => 'duplicate'),
      ...deliveries.map(() => 'taken'),
    ]);
    const first = Math.floor(clock.now() / 1_000);
    expect(await stored()).toMatchObject({ revision: first + deliveries.length - 1 });
  });

  it('does not hide what another process closed from who asks before a form is shown', async () => {
    const { one, other } = openTwo();
    await one.says('a person, please', 'first');
    const question = await one.screen.saw(({ choices }) => choices.some(({ verb }) => verb === 'not_now'));
    await rest();
    expect(await one.assistant.awaits(dana, question.ask)).toBe(true);
    await other.presses('not_now', question);
    expect(await one.assistant.awaits(dana, question.ask)).toBe(false);
  });

  it('is not what an operator had forgotten', async () => {
    const { one, storage, stored } = openTwo();
    await one.says('hello');
    await one.says('hello');
    await rest();
    for (const kept of await keptOf(storage, new Set(['slack:T1:U1']))) await forgetPerson(storage, kept);
    await one.says('hello');
    await rest();
    expect(await stored()).toMatchObject({ asks: 1 });
  });

  it('is not begun again by what happens to somebody who was forgotten, and the log says that it was dropped', async () => {
    const { one, storage, jobs, stored } = openTwo();
    one.assistant.start();
    await one.says('hello');
    await rest();
    for (const kept of await keptOf(storage, new Set(['slack:T1:U1']))) await forgetPerson(storage, kept);
    await one.happens({ type: 'owner.answered', inbox: { ...danasInbox, own: false }, answer: 'healthy' });
    await rest();
    expect(await jobs.counts('perform-slack')).toMatchObject({ waiting: 0, delayed: 0 });
    expect(await stored()).toBeUndefined();
    expect(one.logged).toContainEqual([{ job: 'owner.answered' }, 'there is nobody to hear of it']);
    await one.assistant.stop();
  });

  it('is not what has expired', async () => {
    const { one, stored, clock } = openTwo();
    await one.says('hello');
    await one.says('hello');
    await rest();
    clock.advance(91 * 24 * 60 * 60_000);
    await one.says('hello');
    await rest();
    expect(await stored()).toMatchObject({ asks: 1 });
  });

  it('is left to the newer release that has gone on with it', async () => {
    const { one, storage } = openTwo();
    await one.says('hello');
    await rest();
    await storage.commit(conversationKey(dana), [{ kind: 'put', name: 'conversation', value: { format: 99 } }]);
    await expect(one.says('hello')).rejects.toMatchObject({ code: 'too-new' });
  });
});
