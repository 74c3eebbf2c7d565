import type { Storage } from '@reconnect/storage';
import type { Verdict } from '@reconnect/troubleshooting';
import { beforeEach, describe, expect, it } from 'vitest';
import { parseGrantKeys } from './grants/grant-keys.ts';
import { createInboxes, type Inboxes } from './inboxes.ts';
import type { InboxInput } from './put-inbox.ts';
import { cornersOf, type StoreUnderTest } from './testing/corner.ts';

const keys = parseGrantKeys(`k1:${Buffer.alloc(32, 7).toString('base64')}`);
const clock = { now: () => Date.parse('2026-11-22T12:00:00Z') };
const dana: InboxInput = {
  workspace: 'acme',
  provider: 'google',
  address: 'dana@example.com',
  ownerEmail: 'Dana@acme.test',
  memberEmails: ['eli@acme.test'],
  grant: { refreshToken: '1//dana', scopes: ['gmail.readonly'], subject: '108' },
  sync: { cursor: '1200', lastSuccessAt: '2026-11-20T09:00:00Z' },
};

/** What the registry promises on every store. */
export function inboxesContract(store: StoreUnderTest): void {
  describe(`the inboxes on ${store.name}`, () => {
    const corner = cornersOf(store, clock);
    let storage: Storage;
    let inboxes: Inboxes;
    beforeEach(() => {
      storage = corner();
      inboxes = createInboxes({ storage, clock, keys });
    });

    const storedGrant = (id: string) =>
      storage.read(`inbox:${id}`, 'grant').then((record) => JSON.stringify(record?.value));

    describe('a person', () => {
      it('finds own and shared inboxes by e-mail in any case, in their workspace only', async () => {
        await inboxes.put('ib_1', dana);
        const mine = { id: 'ib_1', workspace: 'acme', provider: 'google', address: 'dana@example.com', own: true };
        expect(await inboxes.ofPerson('acme', 'dana@ACME.test')).toEqual([mine]);
        expect(await inboxes.ofPerson('acme', 'eli@acme.test')).toEqual([{ ...mine, own: false }]);
        expect(await inboxes.ofPerson('other', 'dana@acme.test')).toEqual([]);
        expect(await inboxes.ofPerson('acme', 'dana@example.com')).toEqual([]);
      });

      it('loses sight of an inbox that left them, moved or was removed', async () => {
        await inboxes.put('ib_1', dana);
        await inboxes.put('ib_1', { ...dana, memberEmails: [] });
        expect(await inboxes.ofPerson('acme', 'eli@acme.test')).toEqual([]);
        await inboxes.put('ib_1', { ...dana, workspace: 'bolt' });
        expect(await inboxes.ofPerson('acme', 'dana@acme.test')).toEqual([]);
        expect(await inboxes.ofPerson('bolt', 'dana@acme.test')).toHaveLength(1);
        expect(await inboxes.remove('ib_1')).toBe(true);
        expect(await inboxes.ofPerson('bolt', 'dana@acme.test')).toEqual([]);
        expect(await storage.read('member:bolt:dana@acme.test', 'inboxes')).toBeUndefined();
      });

      it('is told of no inbox whose put died after the index was written', async () => {
        await storage.commit('member:acme:dana@acme.test', [{ kind: 'put', name: 'inboxes', value: ['ib_ghost'] }]);
        expect(await inboxes.ofPerson('acme', 'dana@acme.test')).toEqual([]);
      });

      it('is told of no inbox that the index names and that is not theirs', async () => {
        await inboxes.put('ib_1', dana);
        await storage.commit('member:acme:sam@acme.test', [{ kind: 'put', name: 'inboxes', value: ['ib_1'] }]);
        expect(await inboxes.ofPerson('acme', 'sam@acme.test')).toEqual([]);
      });

      it('finds none of another workspace, however names and addresses are spelled', async () => {
        await inboxes.put('ib_1', { ...dana, workspace: 'acme:x' });
        expect(await inboxes.ofPerson('acme', 'x:dana@acme.test')).toEqual([]);
        expect(await inboxes.ofPerson('acme:x', 'dana@acme.test')).toHaveLength(1);
      });

      it('finds all inboxes that were put at the same time', async () => {
        await Promise.all(['ib_1', 'ib_2', 'ib_3', 'ib_4'].map((id) => inboxes.put(id, dana)));
        const found = await inboxes.ofPerson('acme', 'dana@acme.test');
        expect(found.map((inbox) => inbox.id).sort()).toEqual(['ib_1', 'ib_2', 'ib_3', 'ib_4']);
      });
    });

    describe('the registry', () => {
      it('keeps the stored grant byte for byte when a put brings none', async () => {
        await inboxes.put('ib_1', dana);
        const before = await storedGrant('ib_1');
        const { grant: _, ...rest } = dana;
        await inboxes.put('ib_1', { ...rest, memberEmails: [] });
        expect(await storedGrant('ib_1')).toBe(before);
        expect((await inboxes.grants.open('ib_1'))?.refreshToken).toBe('1//dana');
      });

      it('seals a kept grant anew when the inbox moves to another workspace', async () => {
        await inboxes.put('ib_1', dana);
        const { grant: _, ...rest } = dana;
        await inboxes.put('ib_1', { ...rest, workspace: 'bolt' });
        expect((await inboxes.grants.open('ib_1'))?.refreshToken).toBe('1//dana');
      });

      it('seals a kept grant anew when its key is old', async () => {
        await inboxes.put('ib_1', dana);
        const renewed = createInboxes({
          storage,
          clock,
          keys: parseGrantKeys(
            `k2:${Buffer.alloc(32, 9).toString('base64')},k1:${Buffer.alloc(32, 7).toString('base64')}`,
          ),
        });
        const { grant: _, ...rest } = dana;
        await renewed.put('ib_1', rest);
        expect(await storedGrant('ib_1')).toContain('"v1.k2.');
        expect((await renewed.grants.open('ib_1'))?.refreshToken).toBe('1//dana');
      });

      it('takes a put that brings no grant although the key of the stored one is gone, and keeps it as it is', async () => {
        await inboxes.put('ib_1', dana);
        const before = await storedGrant('ib_1');
        const rekeyed = createInboxes({
          storage,
          clock,
          keys: parseGrantKeys(`k2:${Buffer.alloc(32, 9).toString('base64')}`),
        });
        const { grant: _, ...rest } = dana;
        await rekeyed.put('ib_1', { ...rest, memberEmails: [] });
        expect(await storedGrant('ib_1')).toBe(before);
        await expect(rekeyed.put('ib_1', { ...rest, workspace: 'bolt' })).rejects.toMatchObject({
          code: 'sealed-grant',
        });
        expect((await inboxes.grants.open('ib_1'))?.refreshToken).toBe('1//dana');
      });

      it('drops a grant that belongs to another provider', async () => {
        await inboxes.put('ib_1', dana);
        const { grant: _, ...rest } = dana;
        await inboxes.put('ib_1', { ...rest, provider: 'microsoft' });
        expect(await inboxes.get('ib_1')).toMatchObject({ state: 'no_grant', scopes: [] });
      });

      it('drops grant and verdict of another address, and keeps them where only its spelling is another', async () => {
        await inboxes.put('ib_1', { ...dana, address: 'd.ana@gmail.com' });
        await inboxes.saveVerdict('ib_1', { cause: 'healthy', alsoPossible: [] } as unknown as Verdict);
        const { grant: _, ...rest } = dana;
        await inboxes.put('ib_1', { ...rest, address: 'Dana@googlemail.com' });
        expect(await inboxes.get('ib_1')).toMatchObject({ state: 'connected', lastVerdict: { cause: 'healthy' } });
        await inboxes.put('ib_1', { ...rest, address: 'david@gmail.com' });
        expect(await inboxes.get('ib_1')).toMatchObject({ state: 'no_grant' });
        expect(await inboxes.get('ib_1')).not.toHaveProperty('lastVerdict');
        expect(await storage.read('subject:google:108', 'inboxes')).toBeUndefined();
      });

      it('tells state, scopes and sync, and never a token, sealed or not', async () => {
        await inboxes.put('ib_1', dana);
        const view = await inboxes.get('ib_1');
        expect(view).toMatchObject({
          id: 'ib_1',
          state: 'connected',
          scopes: ['gmail.readonly'],
          sync: { cursor: '1200' },
        });
        expect(JSON.stringify(view)).not.toMatch(/1\/\/dana|v1\.k1/);
        expect(await inboxes.get('ib_2')).toBeUndefined();
        expect(await inboxes.facts('ib_1')).toMatchObject({ grantObtainedAt: '2026-11-22T12:00:00.000Z' });
      });

      it('keeps the last verdict, and counts one that may mean an outage', async () => {
        const verdict = { cause: 'unknown', alsoPossible: ['provider_outage'] } as unknown as Verdict;
        await inboxes.saveVerdict('ib_1', verdict);
        expect(await inboxes.recentFailures('google', clock.now() - 60_000)).toBe(0);
        await inboxes.put('ib_1', dana);
        await inboxes.saveVerdict('ib_1', verdict);
        expect(await inboxes.get('ib_1')).toMatchObject({ lastVerdict: verdict });
        expect(await inboxes.recentFailures('google', clock.now() - 60_000)).toBe(1);
        await inboxes.saveSync('ib_1', { cursor: '1700' });
        expect(await inboxes.facts('ib_1')).toMatchObject({
          sync: { cursor: '1700', lastSuccessAt: '2026-11-20T09:00:00Z' },
        });
      });

      it('tells no verdict on a grant that has been replaced since, and the next one again', async () => {
        const found = (checkedAt: string) => ({ cause: 'unknown', alsoPossible: [], checkedAt }) as unknown as Verdict;
        await inboxes.put('ib_1', dana);
        await inboxes.saveVerdict('ib_1', found('2026-11-22T11:59:59.999Z'));
        expect(await inboxes.get('ib_1')).not.toHaveProperty('lastVerdict');
        await inboxes.saveVerdict('ib_1', found('2026-11-22T12:00:00.000Z'));
        expect(await inboxes.get('ib_1')).toHaveProperty('lastVerdict');
      });

      it('does not count a verdict that mail only comes late', async () => {
        const evidence = [{ stage: 'watch', at: '2026-11-22T10:00:00Z' }];
        const verdict = { cause: 'provider_outage', alsoPossible: [], evidence } as unknown as Verdict;
        await inboxes.put('ib_1', dana);
        await inboxes.saveVerdict('ib_1', verdict);
        expect(await inboxes.get('ib_1')).toMatchObject({ lastVerdict: verdict });
        expect(await inboxes.recentFailures('google', clock.now() - 60_000)).toBe(0);
      });

      it('counts each inbox that failed lately once, a provider at a time', async () => {
        for (const id of ['ib_1', 'ib_1', 'ib_2']) await inboxes.rememberFailure('google', id);
        await inboxes.rememberFailure('microsoft', 'ib_3');
        expect(await inboxes.recentFailures('google', clock.now() - 60_000)).toBe(2);
        expect(await inboxes.recentFailures('google', clock.now() + 1)).toBe(0);
      });
    });

    describe('a verified consent', () => {
      const next = { refreshToken: '1//new', scopes: ['gmail.readonly'], subject: '108', sync: { cursor: '1500' } };

      it('replaces grant and sync state in one commit, together with what belongs to it', async () => {
        await inboxes.put('ib_1', dana);
        const { revision } = (await inboxes.account('ib_1'))!;
        const also = [{ kind: 'put', name: 'link/x', value: 'used', expect: 0 }] as const;
        expect(await inboxes.commitGrant('ib_1', { ...next, expect: revision, also })).toBe('saved');
        expect((await inboxes.grants.open('ib_1'))?.refreshToken).toBe('1//new');
        expect((await inboxes.get('ib_1'))?.sync).toMatchObject({ cursor: '1500' });
        expect((await storage.read('inbox:ib_1', 'link/x'))?.value).toBe('used');
      });

      it.each([
        [
          'the inbox was changed since',
          async () => inboxes.put('ib_1', { ...dana, address: 'new@example.com', grant: dana.grant! }),
        ],
        [
          'Aptly reported a run since',
          async () => void (await inboxes.report('ib_1', { at: '2026-11-22T11:59:59Z', ok: true, cursor: '1300' })),
        ],
        [
          'what belongs to it does not hold',
          async () => void (await storage.commit('inbox:ib_1', [{ kind: 'put', name: 'link/x', value: 1 }])),
        ],
      ])('leaves the old grant byte for byte, and the sync state, when %s', async (_, meanwhile) => {
        await inboxes.put('ib_1', dana);
        const { revision } = (await inboxes.account('ib_1'))!;
        await meanwhile();
        const [before, sync] = [await storedGrant('ib_1'), (await inboxes.get('ib_1'))?.sync];
        const also = [{ kind: 'put', name: 'link/x', value: 'used', expect: 0 }] as const;
        expect(await inboxes.commitGrant('ib_1', { ...next, expect: revision, also })).toBe('stale');
        expect(await storedGrant('ib_1')).toBe(before);
        expect((await inboxes.get('ib_1'))?.sync).toEqual(sync);
      });

      it('does not bring back an inbox that was removed meanwhile', async () => {
        await inboxes.put('ib_1', dana);
        const { revision } = (await inboxes.account('ib_1'))!;
        await inboxes.remove('ib_1');
        expect(await inboxes.commitGrant('ib_1', { ...next, expect: revision })).toBe('stale');
        expect(await inboxes.get('ib_1')).toBeUndefined();
      });

      it('knows accounts that would lose a live grant', async () => {
        await inboxes.put('ib_1', dana);
        const account = { provider: 'google', address: 'DANA@example.com' } as const;
        expect(await inboxes.holdsLiveGrant(account)).toBe(true);
        expect(await inboxes.holdsLiveGrant(account, 'ib_1')).toBe(false);
        expect(await inboxes.holdsLiveGrant({ ...account, provider: 'microsoft' })).toBe(false);
        await inboxes.markRevoked('ib_1', (await inboxes.grants.open('ib_1'))?.record.consent);
        expect(await inboxes.holdsLiveGrant(account)).toBe(false);
        expect(await inboxes.get('ib_1')).toMatchObject({ state: 'disconnected' });
      });

      it('knows them by the provider’s id where their inbox goes by another address', async () => {
        const account = { provider: 'google', address: 'primary@example.com', subject: '108' } as const;
        await inboxes.put('ib_1', dana);
        expect(await inboxes.holdsLiveGrant(account)).toBe(true);
        expect(await inboxes.holdsLiveGrant(account, 'ib_1')).toBe(false);
        expect(await inboxes.holdsLiveGrant({ ...account, subject: '109' })).toBe(false);
        const { grant: _, ...rest } = dana;
        await inboxes.put('ib_1', { ...rest, memberEmails: [] });
        expect(await inboxes.holdsLiveGrant(account)).toBe(true);
      });

      it.each<[string, () => Promise<unknown>]>([
        ['another account', () => inboxes.put('ib_1', { ...dana, grant: { ...dana.grant!, subject: '109' } })],
        ['another provider', () => inboxes.put('ib_1', { ...dana, provider: 'microsoft' })],
        ['no inbox at all', () => inboxes.remove('ib_1')],
      ])('forgets the provider’s id when it is the id of %s', async (_, change) => {
        await inboxes.put('ib_1', dana);
        await change();
        expect(await inboxes.holdsLiveGrant({ provider: 'google', address: 'x@y.test', subject: '108' })).toBe(false);
        expect(await storage.read('subject:google:108', 'inboxes')).toBeUndefined();
      });

      it('is known by the provider’s id from then on, and so is a grant that an older release stored', async () => {
        const account = { provider: 'google', address: 'primary@example.com', subject: '108' } as const;
        const { grant: _, ...rest } = dana;
        await inboxes.put('ib_1', rest);
        const { revision } = (await inboxes.account('ib_1'))!;
        await inboxes.commitGrant('ib_1', { ...next, expect: revision });
        expect(await inboxes.holdsLiveGrant(account)).toBe(true);
        await storage.commit('subject:google:108', [{ kind: 'remove', name: 'inboxes' }]);
        await inboxes.put('ib_1', rest);
        expect(await inboxes.holdsLiveGrant(account)).toBe(true);
      });
    });
  });
}
