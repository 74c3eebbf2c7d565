import type { Storage } from '@reconnect/storage';
import { beforeEach, describe, expect, it } from 'vitest';
import { parseGrantKeys } from './grants/grant-keys.ts';
import { createInboxes, type Inboxes } from './inboxes.ts';
import { cornersOf, type StoreUnderTest } from './testing/corner.ts';

const noon = Date.parse('2026-11-22T12:00:00Z');
const keys = parseGrantKeys(`k1:${Buffer.alloc(32, 7).toString('base64')}`);
const people = {
  workspace: 'acme',
  provider: 'google',
  address: 'dana@example.com',
  ownerEmail: 'dana@acme.test',
  memberEmails: [],
} as const;
const grant = { refreshToken: '1//dana', scopes: ['gmail.readonly'], subject: '108' };
const moved = { cursor: '1200', lastSuccessAt: '2026-11-20T09:00:00Z', watch: { id: 'w' } };

/** What Aptly says of its import with a put, beside what its reports said and what we did. */
export function toldSyncContract(store: StoreUnderTest): void {
  describe(`the sync state on ${store.name}`, () => {
    let now = noon;
    const corner = cornersOf(store, { now: () => now });
    let storage: Storage;
    let inboxes: Inboxes;
    beforeEach(async () => {
      now = noon;
      storage = corner();
      inboxes = createInboxes({ storage, clock: { now: () => now }, keys });
      await inboxes.put('ib_1', { ...people, grant, sync: moved });
    });
    const sync = async () => (await inboxes.get('ib_1'))?.sync;
    const reconnect = async () => {
      const { revision } = (await inboxes.account('ib_1'))!;
      const next = { ...grant, refreshToken: '1//new', sync: { ...moved, cursor: 'ours', watch: { id: 'ours' } } };
      expect(await inboxes.commitGrant('ib_1', { ...next, expect: revision })).toBe('saved');
    };

    it('takes sync reports in any order and believes the latest', async () => {
      expect(await inboxes.report('ib_1', { at: '2026-11-22T10:00:00Z', ok: true, imported: 4, cursor: '1300' })).toBe(
        true,
      );
      await inboxes.report('ib_1', { at: '2026-11-22T09:00:00Z', ok: false, error: { status: 401 } });
      expect(await sync()).toEqual({
        ...moved,
        cursor: '1300',
        lastSuccessAt: '2026-11-22T10:00:00Z',
        lastReport: { at: '2026-11-22T10:00:00Z', ok: true, imported: 4 },
      });
      await inboxes.report('ib_1', { at: '2026-11-22T11:00:00Z', ok: false, error: { status: 401 } });
      expect(await sync()).toMatchObject({
        lastSuccessAt: '2026-11-22T10:00:00Z',
        lastError: { status: 401 },
      });
      expect(await inboxes.report('ib_9', { at: '2026-11-22T11:00:00Z', ok: true })).toBe(false);
    });

    it('stays as it is when a put says nothing of it', async () => {
      await inboxes.report('ib_1', { at: '2026-11-22T11:00:00Z', ok: true, cursor: '1300' });
      const before = await sync();
      await inboxes.put('ib_1', { ...people, memberEmails: ['eli@acme.test'] });
      expect(await sync()).toEqual(before);
    });

    it('is replaced by a put that tells it, but for what was noted here', async () => {
      await inboxes.saveSync('ib_1', { cursor: '1250', renewedAt: '2026-11-22T10:00:00Z' });
      await inboxes.report('ib_1', { at: '2026-11-22T12:00:00Z', ok: false, error: { status: 401 } });
      const told = { cursor: '1400', lastSuccessAt: '2026-11-22T12:01:00Z' };
      await inboxes.put('ib_1', { ...people, sync: told });
      const lastReport = { at: '2026-11-22T12:00:00Z', ok: false };
      expect(await sync()).toEqual({ ...told, renewedAt: '2026-11-22T10:00:00Z', lastReport });
    });

    it.each([
      ['a reconnect', () => reconnect()],
      ['a repair', () => inboxes.saveSync('ib_1', { cursor: 'ours', watch: { id: 'ours' } })],
    ])('keeps the cursor and the watch of %s when a put was made before it', async (_, place) => {
      await place();
      await inboxes.put('ib_1', { ...people, sync: { ...moved, lastError: { status: 410 } } });
      expect(await sync()).toMatchObject({ cursor: 'ours', watch: { id: 'ours' }, lastError: { status: 410 } });
      await inboxes.put('ib_1', { ...people, sync: {} });
      expect(await sync()).toMatchObject({ cursor: 'ours', watch: { id: 'ours' } });
    });

    it.each<[string, (at: string) => Promise<unknown>]>([
      ['a report', (at) => inboxes.report('ib_1', { at, ok: true, cursor: '1700' })],
      ['a put', (at) => inboxes.put('ib_1', { ...people, sync: { cursor: '1700', lastSuccessAt: at } })],
    ])('takes the cursor of %s after a reconnect only if it is of a run since', async (_, tell) => {
      await reconnect();
      await tell('2026-11-22T11:59:59Z');
      expect(await sync()).toMatchObject({ cursor: 'ours', lastSuccessAt: '2026-11-22T11:59:59Z' });
      await tell('2026-11-22T13:00:00+01:00');
      expect(await sync()).toMatchObject({ cursor: '1700', lastSuccessAt: '2026-11-22T13:00:00+01:00' });
    });

    it('is Aptly’s again once a run since a reconnect was told, or with a new grant', async () => {
      await reconnect();
      await inboxes.put('ib_1', { ...people, grant, sync: { cursor: '1', watch: { id: 'theirs' } } });
      expect(await sync()).toEqual({ cursor: '1', watch: { id: 'theirs' } });
      await inboxes.put('ib_1', { ...people, sync: { cursor: '2' } });
      expect(await sync()).toEqual({ cursor: '2' });
      await reconnect();
      await inboxes.report('ib_1', { at: '2026-11-22T12:00:01Z', ok: true });
      await inboxes.put('ib_1', { ...people, sync: { cursor: '3' } });
      await inboxes.put('ib_1', { ...people, sync: { cursor: '4' } });
      expect(await sync()).toMatchObject({ cursor: '4' });
    });

    it.each<[string, () => Promise<unknown>, object]>([
      [
        'a report',
        () => inboxes.report('ib_1', { at: '2026-11-22T11:00:00Z', ok: true }),
        { cursor: '1200', lastReport: { at: '2026-11-22T11:00:00Z', ok: true } },
      ],
      ['a repair', () => inboxes.saveSync('ib_1', { cursor: 'ours' }), { cursor: 'ours' }],
      ['a reconnect', () => reconnect(), { cursor: 'ours' }],
    ])('loses nothing of %s to a put that is under way', async (_, happen, expected) => {
      let meanwhile: typeof happen | undefined = happen;
      const interrupted: Storage = {
        ...storage,
        async commit(partition, writes) {
          const next = partition === 'inbox:ib_1' ? meanwhile : undefined;
          if (next !== undefined) meanwhile = undefined;
          await next?.();
          return storage.commit(partition, writes);
        },
      };
      const putting = createInboxes({ storage: interrupted, clock: { now: () => now }, keys });
      await putting.put('ib_1', { ...people, sync: moved });
      expect(meanwhile).toBeUndefined();
      expect(await sync()).toMatchObject(expected);
    });

    it('is forgotten with another provider', async () => {
      await inboxes.put('ib_1', { ...people, provider: 'microsoft' });
      expect(await sync()).toEqual({});
    });
  });
}
