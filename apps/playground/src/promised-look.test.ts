import type { Json, Storage } from '@reconnect/storage';
import { createMemoryStorage } from '@reconnect/storage/memory';
import { beforeEach, describe, expect, it } from 'vitest';
import { promisedLook } from './promised-look.ts';

const now = Date.parse('2026-11-23T11:00:00.000Z');
const [past, soon, later] = ['2026-11-23T10:45:00.000Z', '2026-11-23T11:05:00.000Z', '2026-11-23T11:15:00.000Z'];
const promises = [{ inbox: { id: 'ib_1' } }];

describe('The time of a promised look', () => {
  let storage: Storage;
  beforeEach(() => {
    storage = createMemoryStorage({ clock: { now: () => now } });
  });
  const keep = (person: string, context: Json, name = 'conversation') =>
    storage.commit(person, [{ kind: 'put', name, value: { snapshot: { context } } }]);
  const look = () => promisedLook(storage, { inboxId: 'ib_1', now });

  it('is the first of those that people wait for', async () => {
    await keep('slack:T1:U1', { promises, recheckAt: later });
    await keep('teams:T2:U2', { promises, recheckAt: soon });
    expect(await look()).toBe(Date.parse(soon));
  });

  it('is the next one where the last was kept and did not end it', async () => {
    await keep('slack:T1:U1', { promises, recheckAt: past, kept: { nextAt: later } });
    expect(await look()).toBe(Date.parse(later));
  });

  it.each<[string, Json]>([
    ['nobody was promised any', {}],
    ['the promise was called off', { recheckAt: soon }],
    ['it was made for another inbox', { promises: [{ inbox: { id: 'ib_2' } }], recheckAt: soon }],
    ['its time has come', { promises, recheckAt: past }],
  ])('is none where %s', async (_, context) => {
    await keep('slack:T1:U1', context);
    await keep('slack:T1:U1', { promises, recheckAt: soon }, 'conversation-of-another-kind');
    expect(await look()).toBeUndefined();
  });
});
