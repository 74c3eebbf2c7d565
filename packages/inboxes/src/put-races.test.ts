import type { Storage } from '@reconnect/storage';
import { createMemoryStorage } from '@reconnect/storage/memory';
import { expect, it } from 'vitest';
import { parseGrantKeys } from './grants/grant-keys.ts';
import { createInboxes } from './inboxes.ts';

const clock = { now: () => Date.parse('2026-11-22T12:00:00Z') };
const keys = parseGrantKeys(`k1:${Buffer.alloc(32, 7).toString('base64')}`);
const eli = 'eli@acme.test';
const alone = {
  workspace: 'acme',
  provider: 'google',
  address: 'dana@example.com',
  ownerEmail: 'dana@acme.test',
  memberEmails: [],
} as const;
const together = { ...alone, memberEmails: [eli] };

/** Two processes, the second of which does something right before the first writes to that partition. */
function openTwo(partition: string, meanwhile: (second: ReturnType<typeof createInboxes>) => Promise<unknown>) {
  const storage = createMemoryStorage({ clock });
  const second = createInboxes({ storage, clock, keys });
  let isDue = false;
  const commit: Storage['commit'] = async (where, writes) => {
    if (isDue && where === partition) {
      isDue = false;
      await meanwhile(second);
    }
    return storage.commit(where, writes);
  };
  const first = createInboxes({ storage: { ...storage, commit }, clock, keys });
  const race = async (work: () => Promise<unknown>) => {
    isDue = true;
    await work();
    return second.ofPerson('acme', eli);
  };
  return { first, second, race };
}

it('somebody whom another put takes out of an inbox right before one that names them sees it', async () => {
  const { first, second, race } = openTwo('inbox:ib_1', (other) => other.put('ib_1', alone));
  await second.put('ib_1', together);
  expect(await race(() => first.put('ib_1', together))).toMatchObject([{ id: 'ib_1' }]);
});

it('somebody whom another put names while one takes them out sees the inbox', async () => {
  const { first, second, race } = openTwo(`member:acme:${eli}`, (other) => other.put('ib_1', together));
  await second.put('ib_1', together);
  expect(await race(() => first.put('ib_1', alone))).toMatchObject([{ id: 'ib_1' }]);
});

it('the people of an inbox that is put again while it is removed see it', async () => {
  const { first, second, race } = openTwo(`member:acme:${eli}`, (other) => other.put('ib_1', together));
  await second.put('ib_1', together);
  expect(await race(() => first.remove('ib_1'))).toMatchObject([{ id: 'ib_1' }]);
});

it('a grant is not marked as given back where that was the one which it has replaced', async () => {
  const inboxes = createInboxes({ storage: createMemoryStorage({ clock }), clock, keys });
  const put = (refreshToken: string) => inboxes.put('ib_1', { ...alone, grant: { refreshToken, scopes: [] } });
  await put('1//old');
  const old = (await inboxes.grants.open('ib_1'))?.record.consent;
  await put('1//new');
  await inboxes.markRevoked('ib_1', old);
  expect(await inboxes.get('ib_1')).toMatchObject({ state: 'connected' });
});
