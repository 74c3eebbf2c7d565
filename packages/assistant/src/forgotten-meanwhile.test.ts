import type { Storage } from '@reconnect/storage';
import type { Verdict } from '@reconnect/troubleshooting';
import { expect, it } from 'vitest';
import type { Reply } from './channel.ts';
import { conversationKey } from './conversation/conversation.ts';
import { accountsOf, forgetPerson, keptOf } from './conversation/forget-person.ts';
import { passTime, rest } from './testing/pass-time.ts';
import { dana, openWorld, verdictOf } from './testing/scripted-world.ts';

const key = conversationKey(dana);

async function forget(storage: Storage) {
  for (const kept of await keptOf(storage, new Set([key]))) await forgetPerson(storage, kept);
}

/** All that is kept of Dana. */
async function keptOfDana(storage: Storage) {
  return [...(await keptOf(storage, new Set([key]))), ...(await accountsOf(storage, 'dana@example.com'))];
}

it('who is forgotten while a message is posted stays forgotten', async () => {
  const posting = Promise.withResolvers<void>();
  const send = async (_: unknown, reply: Reply) => {
    if (/your password/i.test(reply.title ?? '')) await posting.promise;
    return { outcome: 'sent', ref: reply.summary } as const;
  };
  const { says, storage } = openWorld({ channel: { send } });
  await says('why is my inbox not syncing');
  await rest();
  expect(await keptOfDana(storage)).toHaveLength(2);
  await forget(storage);
  posting.resolve();
  await rest();
  expect(await keptOfDana(storage)).toEqual([]);
});

it('who is forgotten while a check is made stays forgotten', async () => {
  const check = Promise.withResolvers<Verdict>();
  let wait: ((place: { readonly number: number; readonly seconds: number }) => void) | undefined;
  const { says, storage } = openWorld({
    diagnose({ onWait }) {
      wait = onWait;
      return check.promise;
    },
  });
  await says('why is my inbox not syncing');
  await rest();
  await forget(storage);
  wait?.({ number: 5, seconds: 5 });
  await rest();
  check.resolve(verdictOf('none', 'healthy'));
  await rest();
  expect(await keptOfDana(storage)).toEqual([]);
});

it('who is forgotten while the platform tells who they are stays forgotten', async () => {
  const told = Promise.withResolvers<void>();
  let asked = 0;
  const identify = async () => {
    asked += 1;
    if (asked > 1) await told.promise;
    return { email: 'dana@example.com', name: 'Dana', stranger: false };
  };
  const { says, storage } = openWorld({ channel: { identify } });
  await says('why is my inbox not syncing');
  await rest();
  await forget(storage);
  told.resolve();
  await rest();
  expect(asked).toBeGreaterThan(1);
  expect(await keptOfDana(storage)).toEqual([]);
});

it('who is forgotten while what is overdue is looked for stays forgotten', async () => {
  const { says, storage, clock, jobs } = openWorld({ diagnose: () => new Promise(() => {}) });
  await says('why is my inbox not syncing');
  await rest();
  let found = 0;
  const due: Storage['due'] = async (...asked) => {
    const overdue = await storage.due(...asked);
    found += overdue.length;
    if (overdue.length > 0) await forget(storage);
    return overdue;
  };
  const other = openWorld({ clock, jobs, storage: { ...storage, due } });
  other.assistant.start();
  await passTime(clock, 30);
  expect(found).toBe(1);
  expect(await keptOfDana(storage)).toEqual([]);
  await other.assistant.stop();
});
