import { randomUUID } from 'node:crypto';
import { readAuditLog } from '@reconnect/audit';
import type { Storage } from '@reconnect/storage';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSlackInstallations, type Installation, type Installations } from './installations.ts';

/** A store that the suite is run on. It may be shared with other suites. */
export interface StoreToSeal {
  readonly name: string;
  readonly open: (options: { readonly clock: { now(): number } }) => Storage | Promise<Storage>;
}

const older = `k1:${Buffer.alloc(32, 7).toString('base64')}`;
const newer = `k2:${Buffer.alloc(32, 9).toString('base64')}`;
const both = `${newer},${older}`;
const by = { kind: 'operator', name: 'ops' } as const;

/** What changing the keys of Slack installations promises, on every store. */
export function installationSealsContract(store: StoreToSeal): void {
  describe(`the seals of installations on ${store.name}`, () => {
    const clock = { now: () => Date.parse('2026-11-22T12:00:00Z') };
    let storage: Storage;
    let tenants: readonly string[];
    beforeAll(async () => {
      storage = await store.open({ clock });
    });
    afterAll(() => storage.close());
    beforeEach(async () => {
      const corner = randomUUID();
      tenants = [`T1-${corner}`, `T2-${corner}`, `T3-${corner}`];
      for (const tenant of tenants) await withKeys(older).save(tenant, { workspace: 'acme', secret: `xoxe-${tenant}` });
    });

    const withKeys = (keys: string, on = storage): Installations =>
      createSlackInstallations({ storage: on, clock, keys });
    const ours = async ({ seals }: Installations) =>
      (await seals.outdated()).filter((tenant) => tenants.includes(tenant)).toSorted();
    const resealAll = async (installations: Installations) => {
      const outcomes = [];
      for (const tenant of await ours(installations)) outcomes.push(await installations.seals.reseal(tenant, by));
      return outcomes;
    };
    const secretsWith = (keys: string) =>
      Promise.all(tenants.map(async (tenant) => (await withKeys(keys).find(tenant))?.secret));
    const meant = () => tenants.map((tenant) => `xoxe-${tenant}`);
    const stored = (tenant: string) => storage.read(`installation:slack:${tenant}`, 'installation');
    const entries = async () => {
      const found = await readAuditLog(storage, { deed: 'app.resealed' });
      return found.filter(({ about }) => tenants.includes(String(about?.['tenant'])));
    };
    const first = async (keys: string): Promise<[string, Installation]> => {
      const [tenant = ''] = tenants;
      const found = await withKeys(keys).find(tenant);
      if (found === undefined) expect.fail('it was installed');
      return [tenant, found];
    };

    it('are changed, so that the old key is needed no more', async () => {
      expect(await resealAll(withKeys(both))).toEqual(tenants.map(() => 'resealed'));
      expect(await secretsWith(newer)).toEqual(meant());
      expect(await ours(withKeys(newer))).toEqual([]);
      const about = { platform: 'slack', tenant: tenants[0], from: 'k1', to: 'k2' };
      expect(await entries()).toContainEqual({
        at: '2026-11-22T12:00:00.000Z',
        deed: 'app.resealed',
        by,
        workspace: 'acme',
        about,
      });
    });

    it('are changed once: again, or by two at the same time, changes nothing more', async () => {
      await Promise.all([resealAll(withKeys(both)), resealAll(withKeys(both))]);
      const [tenant = ''] = tenants;
      const after = await stored(tenant);
      expect(await withKeys(both).seals.reseal(tenant, by)).toBe('current');
      expect(await stored(tenant)).toEqual(after);
      expect(await entries()).toHaveLength(tenants.length);
    });

    it('may be half changed: every installation opens, and the next run does the rest', async () => {
      let commits = 0;
      const commit: Storage['commit'] = (...args) =>
        ++commits > 1 ? Promise.reject(new Error('killed')) : storage.commit(...args);
      await expect(resealAll(withKeys(both, { ...storage, commit }))).rejects.toThrow('killed');
      expect(await secretsWith(both)).toEqual(meant());
      expect(await resealAll(withKeys(both))).toHaveLength(2);
      expect(await secretsWith(newer)).toEqual(meant());
    });

    it('keep a token that was renewed just before they were written', async () => {
      const [tenant, found] = await first(older);
      const commit: Storage['commit'] = async (...args) => {
        await withKeys(older).replace(tenant, found, { secret: 'renewed' });
        return storage.commit(...args);
      };
      expect(await withKeys(both, { ...storage, commit }).seals.reseal(tenant, by)).toBe('resealed');
      expect(await withKeys(newer).find(tenant)).toMatchObject({ secret: 'renewed' });
    });

    it('keep the lease of a renewal that is under way', async () => {
      const [tenant, found] = await first(older);
      const lease = { holder: 'p1', until: clock.now() + 20_000 };
      await withKeys(older).replace(tenant, found, { secret: found.secret, lease });
      await withKeys(both).seals.reseal(tenant, by);
      expect(await withKeys(newer).find(tenant)).toMatchObject({ lease, installedAt: found.installedAt });
    });

    it('stay byte for byte where their key is gone', async () => {
      const before = await Promise.all(tenants.map(stored));
      expect(await resealAll(withKeys(newer))).toEqual(tenants.map(() => 'unreadable'));
      expect(await Promise.all(tenants.map(stored))).toEqual(before);
      expect(await entries()).toEqual([]);
    });

    it('of an app that was removed meanwhile are none', async () => {
      const [tenant] = await first(older);
      await withKeys(older).remove(tenant, clock.now());
      expect(await withKeys(both).seals.reseal(tenant, by)).toBe('current');
      expect(await stored(tenant)).toBeUndefined();
    });

    it('are counted a key', async () => {
      const before = await withKeys(both).seals.count();
      await resealAll(withKeys(both));
      const after = await withKeys(both).seals.count();
      const gained = (keyId: string) => (after.get(keyId) ?? 0) - (before.get(keyId) ?? 0);
      expect([gained('k1'), gained('k2')]).toEqual([-3, 3]);
    });
  });
}
