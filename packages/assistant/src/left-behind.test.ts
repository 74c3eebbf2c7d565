import { createMovableClock } from '@reconnect/simulators';
import type { Storage } from '@reconnect/storage';
import { createMemoryStorage } from '@reconnect/storage/memory';
import { expect, it } from 'vitest';
import type { Channel, Reply } from './channel.ts';
import { conversationKey } from './conversation/conversation.ts';
import { passTime } from './testing/pass-time.ts';
import { dana, openWorld, verdictOf } from './testing/scripted-world.ts';

/** Two processes of one platform on one store, the first of which never finishes a check: it is as good as dead. */
function openTwo() {
  const intent = (text: string) => (text.startsWith('why') ? 'sync_problem' : 'help');
  const dead = openWorld({ intent, diagnose: () => new Promise(() => {}) });
  const { clock, storage, jobs } = dead;
  const other = openWorld({ clock, storage, jobs, intent, verdicts: [verdictOf('none', 'healthy')] });
  return { dead, other, clock };
}

it('what a dead process left behind is done as soon as its time is up, however much the person writes meanwhile', async () => {
  const { dead, other, clock } = openTwo();
  await dead.says('why is my inbox not syncing');
  await passTime(clock, 1);
  other.assistant.start();
  for (let seconds = 0; seconds < 24; seconds += 6) {
    await passTime(clock, 6);
    await other.says('is anybody there', `e${seconds}`);
  }
  expect(other.diagnosed).toEqual(['ib1']);
  await other.assistant.stop();
});

it('what a platform makes a living process wait with is left to it, and so is what waits behind that', async () => {
  const throttled = Promise.withResolvers<void>();
  const sent: Reply[] = [];
  const send: Channel['send'] = async (_address, reply) => {
    await throttled.promise;
    sent.push(reply);
    return { outcome: 'sent', ref: reply.summary };
  };
  const first = openWorld({ channel: { send } });
  const { clock, storage, jobs } = first;
  const other = openWorld({ clock, storage, jobs });
  other.assistant.start();
  await first.says('why is my inbox not syncing');
  await passTime(clock, 60);
  expect([other.screen.replies(), other.diagnosed]).toEqual([[], []]);
  throttled.resolve();
  await passTime(clock, 1);
  expect(sent.length).toBeGreaterThan(0);
  expect([other.screen.replies(), other.diagnosed]).toEqual([[], []]);
  await Promise.all([first.assistant.stop(), other.assistant.stop()]);
});

it('what a process does not get said in two minutes is said by another one', async () => {
  const first = openWorld({ channel: { send: () => new Promise(() => {}) } });
  const { clock, storage, jobs } = first;
  const other = openWorld({ clock, storage, jobs });
  other.assistant.start();
  await first.says('why is my inbox not syncing');
  await passTime(clock, 180, () => other.screen.replies().length > 0);
  expect(other.screen.replies().length).toBeGreaterThan(0);
  await other.assistant.stop();
});

it('conversations that a newer release keeps hold up no other, and each is told of once', async () => {
  const { dead, other, clock } = openTwo();
  const newer = { format: 99, pending: [] };
  const due = { queue: 'slack', at: clock.now() - 1 };
  for (let n = 0; n < 120; n += 1) {
    const ahead = conversationKey({ ...dana, id: `AHEAD${n}` });
    await dead.storage.commit(ahead, [{ kind: 'put', name: 'conversation', value: newer, due }]);
  }
  await dead.says('why is my inbox not syncing');
  other.assistant.start();
  await passTime(clock, 30, () => other.diagnosed.length > 0);
  expect(other.diagnosed).toEqual(['ib1']);
  expect(JSON.stringify(other.logged).match(/AssistantError:too-new/g)).toHaveLength(120);
  await other.assistant.stop();
});

it('who cannot be told apart for minutes is sent to support, and not looked for any more', async () => {
  let asked = 0;
  const channel = {
    async identify() {
      asked += 1;
      throw new Error('the platform is away');
    },
  };
  const { assistant, clock, says, screen, logged } = openWorld({ channel });
  assistant.start();
  await says('why is my inbox not syncing');
  await passTime(clock, 400, () => screen.replies().length > 0);
  expect(screen.replies()[0]?.summary).toContain('I could not find the inbox.');
  await assistant.stop();
  expect(asked).toBeGreaterThan(8);
  expect(logged.filter((line) => JSON.stringify(line).includes('"findInboxes"'))).toHaveLength(8);
});

it('that what is overdue cannot be looked for is told once in a row', async () => {
  const clock = createMovableClock(Date.parse('2026-11-22T10:00:00.000Z'));
  let isAway = true;
  const stored = createMemoryStorage({ clock });
  const due: Storage['due'] = (...asked) => (isAway ? Promise.reject(new Error('away')) : stored.due(...asked));
  const { assistant, logged } = openWorld({ clock, storage: { ...stored, due } });
  assistant.start();
  const told = () => logged.filter((line) => JSON.stringify(line).includes('could not look for overdue deeds')).length;
  await passTime(clock, 60);
  expect(told()).toBe(1);
  isAway = false;
  await passTime(clock, 4);
  isAway = true;
  await passTime(clock, 60);
  expect(told()).toBe(2);
  await assistant.stop();
});
