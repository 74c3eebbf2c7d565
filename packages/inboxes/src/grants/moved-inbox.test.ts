import { createMemoryStorage } from '@reconnect/storage/memory';
import { expect, it } from 'vitest';
import { createInboxes } from '../inboxes.ts';
import { openGate } from '../testing/open-gate.ts';
import { createGrantAccess } from './grant-access.ts';
import { parseGrantKeys } from './grant-keys.ts';

const clock = { now: () => Date.parse('2026-11-22T12:00:00Z'), after: () => expect.unreachable() };
const dana = {
  provider: 'google',
  address: 'dana@example.com',
  ownerEmail: 'dana@acme.test',
  memberEmails: [],
} as const;

it('access that was kept for one workspace is gone once its inbox moves to another, and is asked for anew', async () => {
  const storage = createMemoryStorage({ clock });
  const inboxes = createInboxes({
    storage,
    clock,
    keys: parseGrantKeys(`k1:${Buffer.alloc(32, 7).toString('base64')}`),
  });
  let exchanges = 0;
  const access = createGrantAccess({
    inboxes,
    storage,
    clock,
    gate: openGate,
    async exchange() {
      exchanges += 1;
      const expiresAt = clock.now() + 3_600_000;
      return { outcome: 'granted', accessToken: `at-${exchanges}`, expiresAt, scopes: [], answer: null };
    },
  });
  await inboxes.put('ib_1', {
    ...dana,
    workspace: 'acme',
    grant: { refreshToken: 'rt-0', scopes: [], subject: '108' },
  });
  expect(await access.access('ib_1')).toMatchObject({ accessToken: 'at-1' });
  await inboxes.put('ib_1', { ...dana, workspace: 'acme' });
  expect(await access.access('ib_1')).toMatchObject({ accessToken: 'at-1' });
  await inboxes.put('ib_1', { ...dana, workspace: 'bolt' });
  expect(await storage.read('inbox:ib_1', 'refresh')).toBeUndefined();
  expect(await access.access('ib_1')).toMatchObject({ accessToken: 'at-2' });
});
