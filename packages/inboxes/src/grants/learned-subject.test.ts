import { createMemoryStorage } from '@reconnect/storage/memory';
import { expect, it } from 'vitest';
import { createInboxes } from '../inboxes.ts';
import { openGate } from '../testing/open-gate.ts';
import type { ExchangeOutcome } from './exchange.ts';
import { createGrantAccess } from './grant-access.ts';
import { parseGrantKeys } from './grant-keys.ts';

const keys = parseGrantKeys(`k1:${Buffer.alloc(32, 7).toString('base64')}`);
const dana = {
  workspace: 'acme',
  provider: 'google',
  address: 'info@example.com',
  ownerEmail: 'dana@acme.test',
  memberEmails: [],
  sync: {},
} as const;

async function start(known: { readonly subject?: string }) {
  let now = 0;
  const clock = { now: () => now, after: () => () => undefined };
  const storage = createMemoryStorage({ clock });
  const inboxes = createInboxes({ storage, clock, keys });
  await inboxes.put('ib_1', { ...dana, grant: { refreshToken: 'rt', scopes: ['openid'], ...known } });
  const answers: ExchangeOutcome = {
    outcome: 'granted',
    accessToken: 'at',
    expiresAt: 3_600_000,
    scopes: ['openid'],
    subject: '108',
    answer: null,
  };
  const access = createGrantAccess({ inboxes, storage, clock, gate: openGate, exchange: async () => answers });
  await access.refresh('ib_1');
  now += 60_000;
  return inboxes;
}

const asAccount = (subject: string) => ({ provider: 'google', address: 'dana@example.com', subject }) as const;

it('learns whose a grant is from the provider where Aptly told no id', async () => {
  const inboxes = await start({});
  expect(await inboxes.account('ib_1')).toMatchObject({ subject: '108' });
  expect(await inboxes.holdsLiveGrant(asAccount('108'))).toBe(true);
});

it('keeps the id that it knows', async () => {
  const inboxes = await start({ subject: '7' });
  expect(await inboxes.account('ib_1')).toMatchObject({ subject: '7' });
  expect(await inboxes.holdsLiveGrant(asAccount('108'))).toBe(false);
});
