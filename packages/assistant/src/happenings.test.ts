import type { Storage } from '@reconnect/storage';
import { expect, it, vi } from 'vitest';
import type { Person } from './channel.ts';
import { conversationKey } from './conversation/conversation.ts';
import { happen, happeningQueue, recheckQueue } from './happenings.ts';
import { dana, openWorld } from './testing/scripted-world.ts';

it.each(['slack:T1', 'discord:T1:U1', ''])(
  'what happened to %j, which names no conversation, is logged and left at that',
  async (conversation) => {
    const { jobs, log, logged } = openWorld();
    await happen({ jobs, log }, 'consent-1', { conversation, event: { type: 'appeal.undelivered' } });
    expect(logged).toEqual([[{ job: 'consent-1' }, 'what happened belongs to no conversation']]);
    expect(await jobs.counts(happeningQueue('slack'))).toMatchObject({ waiting: 0, delayed: 0 });
  },
);

const ava: Person = { ...dana, id: 'U2' };
const event = { type: 'appeal.undelivered', inboxId: 'ib1' } as const;

it.each([
  { what: 'what happened to', queue: happeningQueue('slack'), most: 8, payload: { event, address: 'dm' } },
  { what: 'a promised look for', queue: recheckQueue('slack'), most: 4, payload: { run: 1 } },
])('$what one person keeps nobody else waiting while the store is slow', async ({ queue, most, payload }) => {
  const first = openWorld();
  await first.says('hi');
  await first.assistant.receive({ person: ava, delivery: 'a1', address: 'dm', said: { kind: 'text', text: 'hi' } });
  await first.assistant.stop();
  const slow: string[] = [];
  const commit: Storage['commit'] = (partition) => {
    slow.push(partition);
    return new Promise(() => {});
  };
  const { assistant, jobs } = openWorld({ clock: first.clock, storage: { ...first.storage, commit } });
  for (const person of [dana, ava]) {
    const conversation = conversationKey(person);
    await jobs.add({ queue, id: conversation, payload: { ...payload, conversation } });
  }
  for (let n = 0; n < most; n += 1) {
    await jobs.add({ queue, id: `more ${n}`, payload: { ...payload, conversation: conversationKey(ava) } });
  }
  assistant.start();
  await vi.waitFor(() => expect(slow).toEqual([dana, ava].map(conversationKey)));
  expect(await jobs.counts(queue)).toMatchObject({ running: most, waiting: 2 });
});
