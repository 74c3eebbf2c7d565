import { readAuditLog } from '@reconnect/audit';
import type { Storage } from '@reconnect/storage';
import type { Verdict } from '@reconnect/troubleshooting';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ExchangeOutcome } from './grants/exchange.ts';
import { createGrantAccess } from './grants/grant-access.ts';
import { parseGrantKeys } from './grants/grant-keys.ts';
import { createInboxes, type Inboxes } from './inboxes.ts';
import type { InboxInput } from './put-inbox.ts';
import type { SyncReport } from './sync-report.ts';
import { cornersOf, type StoreUnderTest } from './testing/corner.ts';
import { openGate } from './testing/open-gate.ts';

const older = `k1:${Buffer.alloc(32, 7).toString('base64')}`;
const newer = `k2:${Buffer.alloc(32, 9).toString('base64')}`;
const noon = Date.parse('2026-11-22T12:00:00Z');
const grant = { refreshToken: '1//secret', scopes: ['gmail.readonly'], subject: '108' };
const known: InboxInput = {
  workspace: 'acme',
  provider: 'google',
  address: 'dana@example.com',
  ownerEmail: 'dana@acme.test',
  memberEmails: ['eli@acme.test'],
  sync: {},
};
const refusal: ExchangeOutcome = { outcome: 'refused', grantDead: true, answer: { error: 'invalid_grant' } };

/** Which deeds of the registry leave an entry, on every store. */
export function auditTrailContract(store: StoreUnderTest): void {
  describe(`the audit trail of the inboxes on ${store.name}`, () => {
    let now = noon;
    const clock = {
      now: () => now,
      after(_delay: number, wake: () => void) {
        const timer = setImmediate(wake);
        return () => clearImmediate(timer);
      },
    };
    const corner = cornersOf(store, clock);
    let storage: Storage;
    let inboxes: Inboxes;
    let provider: () => ExchangeOutcome;
    const accessWith = (registry: Inboxes) =>
      createGrantAccess({ inboxes: registry, exchange: async () => provider(), storage, clock, gate: openGate });
    const granted = (): ExchangeOutcome => ({
      outcome: 'granted',
      accessToken: 'at-secret',
      expiresAt: now + 3_600_000,
      scopes: [],
      answer: null,
    });

    beforeEach(() => {
      now = noon;
      storage = corner();
      inboxes = createInboxes({ storage, clock, keys: parseGrantKeys(older) });
      provider = granted;
    });
    const consentOf = async (id: string) => (await inboxes.grants.open(id))?.record.consent;
    const deeds = async () => (await readAuditLog(storage)).map(({ deed, about }) => [deed, about?.['reason']]);
    const entries = (deed: Parameters<typeof readAuditLog>[1]) => readAuditLog(storage, deed);
    const report = (at: string, ok: boolean): SyncReport => ({ at: `2026-11-22T${at}:00Z`, ok });

    it('tells that Aptly registered an inbox, gave it a grant or moved it, and not that it said the same again', async () => {
      const changes = [
        { grant },
        {},
        { grant },
        { address: 'leasing@example.com' },
        { workspace: 'bolt' },
        { provider: 'microsoft' },
      ];
      let inbox = known;
      for (const { grant: given, ...change } of changes as readonly Partial<InboxInput>[]) {
        now += 1_000;
        inbox = { ...inbox, ...change };
        await inboxes.put('ib_1', given === undefined ? inbox : { ...inbox, grant: given });
      }
      expect(await deeds()).toEqual([
        ['inbox.registered', 'new'],
        ['inbox.registered', 'new_grant'],
        ['inbox.registered', 'other_address'],
        ['inbox.registered', 'other_workspace'],
        ['inbox.registered', 'other_provider'],
      ]);
      expect((await entries({}))[0]).toEqual({
        at: '2026-11-22T12:00:01.000Z',
        deed: 'inbox.registered',
        by: { kind: 'aptly' },
        inbox: 'ib_1',
        workspace: 'acme',
        about: { provider: 'google', reason: 'new' },
      });
    });

    it('tells that an inbox has other people, by count and not by name, and not that the same were named again', async () => {
      const people: readonly Partial<InboxInput>[] = [
        {},
        { memberEmails: ['ELI@acme.test'], ownerEmail: 'Dana@acme.test' },
        { memberEmails: ['fay@acme.test', 'gus@acme.test'] },
        { memberEmails: ['gus@acme.test', 'fay@acme.test'] },
        { ownerEmail: 'gus@acme.test', memberEmails: ['fay@acme.test', 'gus@acme.test'], grant },
      ];
      for (const change of people) {
        now += 1_000;
        await inboxes.put('ib_1', { ...known, ...change });
      }
      const told = await entries({ deed: 'inbox.people_changed' });
      expect(told).toMatchObject([
        { inbox: 'ib_1', workspace: 'acme', by: { kind: 'aptly' } },
        { inbox: 'ib_1', workspace: 'acme', by: { kind: 'aptly' } },
      ]);
      expect(told.map(({ about }) => about)).toEqual([
        { provider: 'google', owner: 'same', members_added: 2, members_removed: 1 },
        { provider: 'google', owner: 'other', members_added: 0, members_removed: 0 },
      ]);
      expect(await deeds()).toContainEqual(['inbox.registered', 'new_grant']);
    });

    it('tells of other people exactly when they were stored', async () => {
      await inboxes.put('ib_1', known);
      const commit: Storage['commit'] = (partition, writes) =>
        partition === 'inbox:ib_1' ? Promise.reject(new Error('away')) : storage.commit(partition, writes);
      const failing = createInboxes({ storage: { ...storage, commit }, clock, keys: parseGrantKeys(older) });
      await expect(failing.put('ib_1', { ...known, memberEmails: [] })).rejects.toThrow('away');
      expect(await entries({ deed: 'inbox.people_changed' })).toEqual([]);
      await inboxes.put('ib_1', { ...known, memberEmails: [] });
      expect(await entries({ deed: 'inbox.people_changed' })).toHaveLength(1);
    });

    it('tells once that an inbox was removed, however many asked for it', async () => {
      await inboxes.put('ib_1', { ...known, grant });
      const removed = await Promise.all([inboxes.remove('ib_1'), inboxes.remove('ib_1'), inboxes.remove('ib_9')]);
      expect(removed.filter(Boolean)).toHaveLength(1);
      expect(await entries({ deed: 'inbox.removed' })).toMatchObject([{ inbox: 'ib_1', by: { kind: 'aptly' } }]);
    });

    it('tells to whom access was given, and counts the exchanges of a day', async () => {
      await inboxes.put('ib_1', { ...known, grant });
      const { access, refresh } = accessWith(inboxes);
      for (const ask of [access, access, refresh]) {
        await ask('ib_1');
        now += 10_000;
      }
      const given = await entries({ deed: 'access.given' });
      expect(given.map(({ by }) => by.kind)).toEqual(['aptly', 'assistant']);
      now += 3_600_000;
      await access('ib_1');
      expect(await entries({ deed: 'access.given' })).toMatchObject([{ repeated: { times: 2 } }, {}]);
    });

    it('tells once a death that the inbox is disconnected, and again when a revived grant dies', async () => {
      await inboxes.put('ib_1', { ...known, grant });
      const { refresh } = accessWith(inboxes);
      const answers = [refusal, refusal, granted(), refusal, { ...refusal, grantDead: false } as ExchangeOutcome];
      for (const answer of answers) {
        provider = () => answer;
        await refresh('ib_1');
        now += 60_000;
      }
      const disconnected = {
        inbox: 'ib_1',
        by: { kind: 'assistant' },
        about: { provider: 'google', reason: 'refused' },
      };
      expect(await entries({ deed: 'inbox.disconnected' })).toMatchObject([disconnected, disconnected]);
    });

    it('tells of a grant that was given back together with what belongs to it, and of one death only', async () => {
      await inboxes.put('ib_1', { ...known, grant });
      const also = (n: number) => [{ kind: 'put', name: 'told', value: n }] as const;
      const consent = await consentOf('ib_1');
      await inboxes.markRevoked('ib_1', consent, also(1));
      await inboxes.markRevoked('ib_1', consent, also(2));
      expect(await entries({ deed: 'inbox.disconnected' })).toMatchObject([{ about: { reason: 'given_back' } }]);
      expect((await storage.read('inbox:ib_1', 'told'))?.value).toBe(2);
    });

    it('writes what belongs to a grant that was given back although the inbox is gone', async () => {
      await inboxes.markRevoked('ib_1', undefined, [{ kind: 'put', name: 'told', value: 1 }]);
      expect((await storage.read('inbox:ib_1', 'told'))?.value).toBe(1);
      expect(await entries({})).toEqual([]);
    });

    it('tells that an inbox recovered by the first good report after a failed one, and by no other', async () => {
      await inboxes.put('ib_1', { ...known, grant });
      await inboxes.report('ib_1', report('08:00', true));
      await inboxes.report('ib_1', report('09:00', false));
      await inboxes.report('ib_1', report('08:30', true));
      expect(await entries({ deed: 'inbox.recovered' })).toEqual([]);
      const racing = ['10:00', '10:00', '10:01'].map((at) => inboxes.report('ib_1', report(at, true)));
      await Promise.all(racing);
      expect(await entries({ deed: 'inbox.recovered' })).toMatchObject([
        { inbox: 'ib_1', workspace: 'acme', by: { kind: 'aptly' }, about: { provider: 'google' } },
      ]);
    });

    it('tells that an inbox recovered from what Aptly registered it with', async () => {
      await inboxes.put('ib_1', { ...known, sync: { lastError: { status: 401 } } });
      await inboxes.report('ib_1', report('09:00', true));
      expect(await entries({ deed: 'inbox.recovered' })).toHaveLength(1);
    });

    it('tells of no recovery when another mailbox takes the place of the one that was judged', async () => {
      const verdict = { cause: 'password_changed', alsoPossible: [], checkedAt: '2026-11-22T09:00:00Z' };
      const replacements = [
        () => inboxes.put('ib_1', { ...known, provider: 'microsoft', grant }),
        async () => {
          await inboxes.remove('ib_1');
          // A diagnosis that was under way writes down what it found.
          await storage.commit('inbox:ib_1', [{ kind: 'put', name: 'verdict', value: verdict }]);
          await inboxes.put('ib_1', { ...known, grant });
        },
      ];
      for (const replace of replacements) {
        await inboxes.put('ib_1', { ...known, grant });
        await inboxes.saveVerdict('ib_1', verdict as unknown as Verdict);
        await replace();
        expect(await inboxes.get('ib_1')).not.toHaveProperty('lastVerdict');
        await inboxes.report('ib_1', report('10:00', true));
      }
      expect(await entries({ deed: 'inbox.recovered' })).toEqual([]);
    });

    it.each([
      ['mailbox_unavailable', ['10:00', '11:00'], 1],
      ['mailbox_unavailable', ['08:59'], 0],
      ['healthy', ['10:00'], 0],
    ])('tells of a verdict %s of 09:00 and good reports of %j: recovered %i time(s)', async (cause, reports, times) => {
      await inboxes.put('ib_1', { ...known, grant });
      const verdict = { cause, alsoPossible: [], checkedAt: '2026-11-22T09:00:00Z' } as unknown as Verdict;
      await inboxes.saveVerdict('ib_1', verdict);
      for (const good of reports) await inboxes.report('ib_1', report(good, true));
      expect(await entries({ deed: 'inbox.recovered' })).toHaveLength(times);
    });

    it.each([
      ['a put', (registry: Inboxes) => registry.put('ib_1', known)],
      ['a refresh', (registry: Inboxes) => accessWith(registry).refresh('ib_1')],
    ])('tells that %s sealed the grant with a newer key', async (_, reseal) => {
      await inboxes.put('ib_1', { ...known, grant });
      const renewed = createInboxes({ storage, clock, keys: parseGrantKeys(`${newer},${older}`) });
      await reseal(renewed);
      await reseal(renewed);
      expect(await entries({ deed: 'grant.resealed' })).toMatchObject([
        { inbox: 'ib_1', by: { kind: 'assistant' }, about: { from: 'k1', to: 'k2' } },
      ]);
    });

    it('never holds a token, sealed or not, or an address, whatever is done to an inbox', async () => {
      const { access, refresh } = accessWith(inboxes);
      const doings: Readonly<Record<string, () => Promise<unknown>>> = {
        put: () => inboxes.put('ib_1', { ...known, grant }),
        access: () => access('ib_1'),
        refresh: () => refresh('ib_1'),
        die: async () => {
          provider = () => refusal;
          await refresh('ib_1');
          provider = granted;
        },
        fail: () => inboxes.report('ib_1', { ...report('09:00', false), error: { message: 'dana@example.com' } }),
        work: () => inboxes.report('ib_1', { ...report('10:00', true), cursor: 'secret-cursor' }),
        revoke: async () => inboxes.markRevoked('ib_1', await consentOf('ib_1')),
      };
      const days = fc.array(fc.constantFrom(...Object.keys(doings)), { maxLength: 8 });
      const untold = async (doing: readonly string[]) => {
        await doings['put']?.();
        for (const name of doing) {
          now += 60_000;
          await doings[name]?.();
        }
        const log = JSON.stringify(await entries({}));
        expect(log).toContain('inbox.registered');
        expect(log).not.toMatch(/secret|dana|eli@|@|v1\.k/);
      };
      await fc.assert(fc.asyncProperty(days, untold), { numRuns: 12 });
    });
  });
}
