import { readAuditLog } from '@reconnect/audit';
import type { Storage } from '@reconnect/storage';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createInboxes, type Inboxes } from '../inboxes.ts';
import { cornersOf, type StoreUnderTest } from '../testing/corner.ts';
import { openGate } from '../testing/open-gate.ts';
import type { ExchangeOutcome } from './exchange.ts';
import { createGrantAccess, type GrantAccess } from './grant-access.ts';
import { parseGrantKeys } from './grant-keys.ts';
import { createGrantSeals, type GrantSeals } from './grant-seals.ts';

const older = `k1:${Buffer.alloc(32, 7).toString('base64')}`;
const newer = `k2:${Buffer.alloc(32, 9).toString('base64')}`;
const by = { kind: 'operator', name: 'ops' } as const;
const ids = ['ib_1', 'ib_2', 'ib_3', 'ib_4', 'ib_5'];

/** What changing the keys of stored grants promises, on every store. */
export function grantSealsContract(store: StoreUnderTest): void {
  describe(`the seals of grants on ${store.name}`, () => {
    let now: number;
    const clock = {
      now: () => now,
      after(_delay: number, wake: () => void) {
        waits += 1;
        const timer = setImmediate(wake);
        return () => clearImmediate(timer);
      },
    };
    const corner = cornersOf(store, clock);
    let storage: Storage;
    let provider: () => Promise<ExchangeOutcome>;
    let exchanges: number;
    let waits: number;

    const inboxesWith = (keys: string, on = storage): Inboxes =>
      createInboxes({ storage: on, clock, keys: parseGrantKeys(keys) });
    const sealsWith = (keys: string, on = storage): GrantSeals =>
      createGrantSeals({ storage: on, clock, keys: parseGrantKeys(keys) });
    const accessWith = (keys: string): GrantAccess => {
      const exchange = () => {
        exchanges += 1;
        return provider();
      };
      return createGrantAccess({ inboxes: inboxesWith(keys), exchange, storage, clock, gate: openGate });
    };
    const granted = (refreshToken?: string): ExchangeOutcome => ({
      outcome: 'granted',
      accessToken: 'at-1',
      expiresAt: now + 3_600_000,
      scopes: [],
      answer: null,
      ...(refreshToken !== undefined && { refreshToken }),
    });
    const resealAll = async (seals: GrantSeals) => {
      const outcomes = [];
      for (const id of (await seals.outdated()).toSorted()) outcomes.push(await seals.reseal(id, by));
      return outcomes;
    };
    const tokensWith = (keys: string) =>
      Promise.all(ids.map(async (id) => (await inboxesWith(keys).grants.open(id))?.refreshToken));
    const stored = async () => {
      const found: [string, unknown][] = [];
      for await (const { partition, record } of storage.scan('grant')) found.push([partition, record.value]);
      return found.toSorted(([one], [other]) => one.localeCompare(other));
    };
    const resealed = () => readAuditLog(storage, { deed: 'grant.resealed' });

    beforeEach(async () => {
      now = Date.parse('2026-11-22T12:00:00Z');
      exchanges = 0;
      waits = 0;
      provider = async () => granted();
      storage = corner();
      const person = { workspace: 'acme', ownerEmail: 'dana@acme.test', memberEmails: [] };
      for (const id of ids) {
        const inbox = { ...person, provider: 'google', address: `${id}@example.com`, sync: {} } as const;
        await inboxesWith(older).put(id, { ...inbox, grant: { refreshToken: `rt-${id}`, scopes: ['mail'] } });
      }
    });

    it('are counted a key, those at hand first', async () => {
      await accessWith(older).access('ib_1');
      await sealsWith(`${newer},${older}`).reseal('ib_2', by);
      expect(await sealsWith(`${newer},${older}`).count()).toEqual([
        { keyId: 'k2', key: 'newest', grants: 1, accesses: 0 },
        { keyId: 'k1', key: 'older', grants: 4, accesses: 1 },
      ]);
      expect(await sealsWith(newer).count()).toEqual([
        { keyId: 'k2', key: 'newest', grants: 1, accesses: 0 },
        { keyId: 'k1', key: 'unknown', grants: 4, accesses: 1 },
      ]);
    });

    it('are tried with the key whose id they bear, where that is at hand', async () => {
      const mistaken = `k1:${Buffer.alloc(32, 8).toString('base64')}`;
      await sealsWith(`${newer},${older}`).reseal('ib_2', by);
      const triedWith = async (keys: string) => {
        const tried: string[] = [];
        for await (const { inboxId, keyId, opens } of sealsWith(keys).trials())
          tried.push(`${keyId} ${inboxId} ${opens}`);
        return tried.toSorted();
      };
      const others = ['ib_1', 'ib_3', 'ib_4', 'ib_5'];
      const k1 = (opens: boolean) => others.map((id) => `k1 ${id} ${opens}`);
      expect(await triedWith(`${newer},${older}`)).toEqual([...k1(true), 'k2 ib_2 true']);
      expect(await triedWith(`${newer},${mistaken}`)).toEqual([...k1(false), 'k2 ib_2 true']);
      expect(await triedWith(newer)).toEqual(['k2 ib_2 true']);
    });

    it('are changed for grants and cached access, so that the old key is needed no more', async () => {
      await accessWith(older).access('ib_1');
      expect(await resealAll(sealsWith(`${newer},${older}`))).toEqual(ids.map(() => 'resealed'));
      expect(await tokensWith(newer)).toEqual(ids.map((id) => `rt-${id}`));
      expect(await accessWith(newer).access('ib_1')).toMatchObject({ accessToken: 'at-1' });
      expect(exchanges).toBe(1);
      expect(await sealsWith(newer).outdated()).toEqual([]);
      expect(await resealed()).toHaveLength(5);
      expect((await resealed())[0]).toMatchObject({ by, workspace: 'acme', about: { from: 'k1', to: 'k2' } });
    });

    it('are changed once: again, or by two at the same time, changes nothing more', async () => {
      const [one, other] = [sealsWith(`${newer},${older}`), sealsWith(`${newer},${older}`)];
      await Promise.all([resealAll(one), resealAll(other)]);
      const after = await stored();
      expect(await one.reseal('ib_1', by)).toBe('current');
      expect(await resealAll(one)).toEqual([]);
      expect(await stored()).toEqual(after);
      expect(await resealed()).toHaveLength(5);
    });

    it('may be half changed: every grant opens, and the next run does the rest', async () => {
      let commits = 0;
      const commit: Storage['commit'] = (...args) =>
        ++commits > 2 ? Promise.reject(new Error('killed')) : storage.commit(...args);
      const dying = sealsWith(`${newer},${older}`, { ...storage, commit });
      await expect(resealAll(dying)).rejects.toThrow('killed');
      expect(await tokensWith(`${newer},${older}`)).toEqual(ids.map((id) => `rt-${id}`));
      expect(await resealAll(sealsWith(`${newer},${older}`))).toHaveLength(3);
      expect(await tokensWith(newer)).toEqual(ids.map((id) => `rt-${id}`));
      expect(await resealed()).toHaveLength(5);
    });

    it('are changed after a refresh that is under way, whose rotated token is kept', async () => {
      const answer = Promise.withResolvers<ExchangeOutcome>();
      provider = () => answer.promise;
      const refreshing = accessWith(older).refresh('ib_1');
      await vi.waitUntil(() => exchanges === 1);
      const resealing = sealsWith(`${newer},${older}`).reseal('ib_1', by);
      await vi.waitUntil(() => waits > 0);
      answer.resolve(granted('rt-rotated'));
      expect(await refreshing).toMatchObject({ outcome: 'granted' });
      expect(await resealing).toBe('resealed');
      expect(exchanges).toBe(1);
      expect((await inboxesWith(newer).grants.open('ib_1'))?.refreshToken).toBe('rt-rotated');
    });

    it('never cost a refresh its rotated token that began just before they were written', async () => {
      const answer = Promise.withResolvers<ExchangeOutcome>();
      provider = () => answer.promise;
      let refreshing: Promise<ExchangeOutcome> | undefined;
      const commit: Storage['commit'] = async (...args) => {
        if (refreshing === undefined) {
          refreshing = accessWith(older).refresh('ib_1');
          await vi.waitUntil(() => exchanges === 1);
          void vi.waitUntil(() => waits > 0).then(() => answer.resolve(granted('rt-rotated')));
        }
        return storage.commit(...args);
      };
      expect(await sealsWith(`${newer},${older}`, { ...storage, commit }).reseal('ib_1', by)).toBe('resealed');
      expect(await refreshing).toMatchObject({ outcome: 'granted' });
      expect(exchanges).toBe(1);
      expect((await inboxesWith(newer).grants.open('ib_1'))?.refreshToken).toBe('rt-rotated');
    });

    it('stay byte for byte where their key is gone', async () => {
      const before = await stored();
      expect(await resealAll(sealsWith(newer))).toEqual(ids.map(() => 'unreadable'));
      expect(await stored()).toEqual(before);
      expect(await resealed()).toEqual([]);
    });

    it('of cached access whose key is gone are forgotten, and the grant gives other access', async () => {
      await accessWith(older).access('ib_1');
      const { value, version } = (await storage.read('inbox:ib_1', 'refresh'))!;
      const { latest, ...state } = value as { latest: { sealed: string; at: number }; consent: string };
      const sealed = latest.sealed.replace('v1.k1.', 'v1.k0.');
      const lost = { ...state, latest: { ...latest, sealed } };
      await storage.commit('inbox:ib_1', [{ kind: 'put', name: 'refresh', value: lost, expect: version }]);
      expect(await sealsWith(`${newer},${older}`).reseal('ib_1', by)).toBe('resealed');
      expect(await sealsWith(newer).outdated()).not.toContain('ib_1');
      await accessWith(newer).access('ib_1');
      expect(exchanges).toBe(2);
    });

    it('of an inbox that was removed meanwhile are none', async () => {
      await inboxesWith(older).remove('ib_1');
      expect(await sealsWith(`${newer},${older}`).reseal('ib_1', by)).toBe('current');
      expect(await storage.read('inbox:ib_1', 'grant')).toBeUndefined();
    });
  });
}
