import { readAuditLog } from '@reconnect/audit';
import { createSlackInstallations } from '@reconnect/hosting/installations';
import { createInboxes, parseGrantKeys } from '@reconnect/inboxes';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDesk, type StoreToTry, type TestDesk } from '../testing/desk.ts';
import { rotateGrants } from './grants-rotate.ts';
import { showGrantKeys } from './grants-status.ts';

const older = `k1:${Buffer.alloc(32, 7).toString('base64')}`;
const newer = `k2:${Buffer.alloc(32, 9).toString('base64')}`;
const both = { GRANT_KEYS: `${newer},${older}` };

/** What `pnpm grants` promises, whatever the store. */
export function grantsContract(store: StoreToTry): void {
  describe(`pnpm grants on ${store.name}`, () => {
    let desk: TestDesk;
    beforeEach(() => {
      desk = openDesk(store);
    });
    afterEach(() => desk.close());

    const inboxesWith = (keys: string) => createInboxes({ ...desk, keys: parseGrantKeys(keys) });
    const register = async (count: number, keys = older) => {
      for (let n = 1; n <= count; n += 1) {
        await inboxesWith(keys).put(`ib_${n}`, {
          workspace: 'acme',
          provider: 'google',
          address: `${n}@example.com`,
          ownerEmail: 'dana@acme.test',
          memberEmails: [],
          sync: {},
          grant: { refreshToken: `rt-${n}`, scopes: [] },
        });
      }
    };
    const installationsWith = (keys: string) => createSlackInstallations({ ...desk, keys });
    const install = async (tenant: string, keys = older) => {
      await installationsWith(keys).save(tenant, { workspace: 'acme', secret: `xoxe-${tenant}` });
    };
    const rotate = (environment = both) => rotateGrants({ ...desk, environment }, {}, desk.print);
    const status = (environment = both, json = false) => showGrantKeys({ ...desk, environment }, { json }, desk.print);

    it('rotate seals every grant with the newest key, and says how far it is', async () => {
      await register(120);
      expect(await rotate()).toBe(0);
      expect(desk.said).toEqual([
        '100 of 120 resealed …',
        '120 of 120 resealed. "pnpm grants status" says what is left.',
      ]);
      expect((await inboxesWith(newer).grants.open('ib_120'))?.refreshToken).toBe('rt-120');
      const entries = await readAuditLog(desk.storage, { deed: 'grant.resealed' });
      expect(entries).toHaveLength(120);
      expect(entries[0]?.by).toEqual({ kind: 'operator', name: 'ops' });
    });

    it('rotate seals Slack installations too, so that the old key is needed no more', async () => {
      await register(1);
      await install('T1');
      await install('T2');
      expect(await rotate()).toBe(0);
      expect(desk.said).toEqual(['3 of 3 resealed. "pnpm grants status" says what is left.']);
      expect(await installationsWith(newer).find('T2')).toMatchObject({ workspace: 'acme', secret: 'xoxe-T2' });
      expect(await readAuditLog(desk.storage, { deed: 'app.resealed' })).toMatchObject([
        { by: { kind: 'operator', name: 'ops' }, workspace: 'acme', about: { tenant: 'T1', from: 'k1', to: 'k2' } },
        { by: { kind: 'operator', name: 'ops' }, workspace: 'acme', about: { tenant: 'T2', from: 'k1', to: 'k2' } },
      ]);
    });

    it('rotate, run again, has nothing to do', async () => {
      await register(1);
      await rotate();
      desk.said.length = 0;
      expect(await rotate()).toBe(0);
      expect(desk.said).toEqual(['Nothing to do: the newest key, "k2", seals everything.']);
    });

    it('rotate stops between two inboxes when it is asked to, and goes on when it is run again', async () => {
      await register(5);
      const { storage } = desk;
      let commits = 0;
      const commit: typeof storage.commit = (...args) => {
        commits += 1;
        if (commits === 2) desk.stop();
        return storage.commit(...args);
      };
      const stopped = { ...desk, environment: both, storage: { ...storage, commit } };
      expect(await rotateGrants(stopped, {}, desk.print)).toBe(1);
      expect(desk.wrong).toEqual(['Stopped after 2 of 5. Nothing is lost; run this again to go on.']);
      const again = { ...desk, environment: both, signal: new AbortController().signal };
      expect(await rotateGrants(again, {}, desk.print)).toBe(0);
      expect(desk.said.at(-1)).toMatch(/^3 of 3 resealed\./);
    });

    it('rotate names the inboxes whose grant does not open, and does the rest', async () => {
      const lost = `k0:${Buffer.alloc(32, 1).toString('base64')}`;
      await register(2, lost);
      await inboxesWith(older).put('ib_3', {
        workspace: 'acme',
        provider: 'google',
        address: '3@example.com',
        ownerEmail: 'dana@acme.test',
        memberEmails: [],
        sync: {},
        grant: { refreshToken: 'rt-3', scopes: [] },
      });
      expect(await rotate()).toBe(1);
      expect(desk.said.at(-1)).toMatch(/^1 of 3 resealed\./);
      expect(desk.wrong).toHaveLength(1);
      expect(desk.wrong[0]).toMatch(/^2 grants do not open .*ib_[12], ib_[12]\.\nPut the key back/);
      expect((await inboxesWith(newer).grants.open('ib_3'))?.refreshToken).toBe('rt-3');
      expect((await inboxesWith(lost).grants.open('ib_1'))?.refreshToken).toBe('rt-1');
    });

    it('rotate names the teams whose installation does not open, and does the rest', async () => {
      await register(1);
      await install('T1', `k0:${Buffer.alloc(32, 1).toString('base64')}`);
      expect(await rotate()).toBe(1);
      expect(desk.said.at(-1)).toMatch(/^1 of 2 resealed\./);
      expect(desk.wrong).toEqual([
        [
          '1 Slack installation does not open with any key of GRANT_KEYS, and stayed as it was. Teams: T1.',
          'Put the key back that sealed them and run this again. If it is lost, the app must be added to these Slack teams again.',
        ].join('\n'),
      ]);
    });

    it('rotate names ten inboxes at the most', async () => {
      await register(12);
      expect(await rotate({ GRANT_KEYS: newer })).toBe(1);
      expect(desk.wrong.join()).toContain(', and 2 more.');
    });

    it('status says which key is still needed', async () => {
      await register(2);
      await inboxesWith(newer).put('ib_9', {
        workspace: 'acme',
        provider: 'google',
        address: '9@example.com',
        ownerEmail: 'dana@acme.test',
        memberEmails: [],
        sync: {},
        grant: { refreshToken: 'rt-9', scopes: [] },
      });
      await install('T1');
      expect(await status()).toBe(0);
      expect(desk.said).toEqual([
        'Key  Grants  Cached access  Slack installations',
        'k2   1       0              0                    the newest: seals everything new',
        'k1   2       0              1                    still needed: run "pnpm grants rotate"',
        'Take a key out only when every running app has "k2" as its first.',
      ]);
    });

    it('status says that a key may go once nothing is sealed with it', async () => {
      await register(2);
      await install('T1');
      await rotate();
      desk.said.length = 0;
      expect(await status()).toBe(0);
      expect(desk.said[2]).toBe('k1   0       0              0                    may be taken out of GRANT_KEYS now');
    });

    it('status warns of grants whose key is gone', async () => {
      await register(2);
      expect(await status({ GRANT_KEYS: newer })).toBe(1);
      expect(desk.said.at(-1)).toBe(
        'k1   2       0              0                    not in GRANT_KEYS: these do not open',
      );
    });

    it('status tells a key from another one of the same id, and rotate does nothing with it', async () => {
      await register(2);
      await install('T1');
      const mistaken = { GRANT_KEYS: `k1:${Buffer.alloc(32, 8).toString('base64')}` };
      expect(await status(mistaken)).toBe(1);
      expect(desk.said.slice(1)).toEqual([
        'k1   2       0              1                    3 of these do not open: another key had the id "k1"',
        'Put the key back that had the id; a new key needs a new id.',
      ]);
      await installationsWith(newer).save('T2', { workspace: 'acme', secret: 'xoxe-T2' });
      expect(await rotate({ GRANT_KEYS: `${mistaken.GRANT_KEYS},${newer}` })).toBe(1);
      expect(desk.wrong[0]).toBe('Nothing was resealed: all that bears the id "k1" was sealed by another key.');
      expect(await installationsWith(newer).find('T2')).toMatchObject({ secret: 'xoxe-T2' });
    });

    it('rotate names what one key of an id does not open where it opens the rest', async () => {
      await register(1);
      await install('T1', `k1:${Buffer.alloc(32, 8).toString('base64')}`);
      expect(await rotate({ GRANT_KEYS: older })).toBe(1);
      expect(desk.wrong).toEqual([expect.stringMatching(/^1 Slack installation does not open .* Teams: T1\.\n/)]);
    });

    it('status is one JSON line a key for programs', async () => {
      await register(2);
      expect(await status(both, true)).toBe(0);
      const none = { grants: 0, accesses: 0, installations: 0, shut: 0 };
      expect(desk.said.map((line) => JSON.parse(line))).toEqual([
        { ...none, keyId: 'k2', key: 'newest' },
        { ...none, keyId: 'k1', key: 'older', grants: 2 },
      ]);
    });

    it('status warns of a key that only Slack installations miss', async () => {
      await install('T1');
      expect(await status()).toBe(0);
      expect(desk.said[2]).toContain('still needed: run "pnpm grants rotate"');
      expect(await status({ GRANT_KEYS: newer })).toBe(1);
      expect(desk.said.at(-1)).toBe(
        'k1   0       0              1                    not in GRANT_KEYS: these do not open',
      );
    });
  });
}
