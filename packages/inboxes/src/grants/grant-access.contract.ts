import type { Storage } from '@reconnect/storage';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createInboxes, type Inboxes } from '../inboxes.ts';
import { cornersOf, type StoreUnderTest } from '../testing/corner.ts';
import { openGate } from '../testing/open-gate.ts';
import type { Exchange, ExchangeOutcome } from './exchange.ts';
import { type AccessGate, createGrantAccess, type GrantAccess } from './grant-access.ts';
import { parseGrantKeys } from './grant-keys.ts';

const dana = {
  workspace: 'acme',
  provider: 'google',
  address: 'dana@example.com',
  ownerEmail: 'dana@acme.test',
  memberEmails: [],
} as const;

const keys = parseGrantKeys(`k1:${Buffer.alloc(32, 7).toString('base64')}`);

/** What access to mailboxes promises on every store. */
export function grantAccessContract(store: StoreUnderTest): void {
  describe(`grant access on ${store.name}`, () => {
    let now: number;
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
    let asked: string[];
    /** What the provider says next; a test holds it back by leaving it pending. */
    let provider: (refreshToken: string) => Promise<ExchangeOutcome>;

    const exchange: Exchange = ({ refreshToken }) => {
      asked.push(refreshToken);
      return provider(refreshToken);
    };
    /** Another process: it shares the store and nothing else. */
    const startProcess = (): GrantAccess => createGrantAccess({ inboxes, exchange, storage, clock, gate: openGate });
    const granted = (refreshToken?: string): ExchangeOutcome => ({
      outcome: 'granted',
      accessToken: `at-${asked.length}`,
      expiresAt: now + 3_600_000,
      ...(refreshToken !== undefined && { refreshToken }),
      scopes: ['gmail.readonly'],
      answer: null,
    });
    const refused = (grantDead: boolean): ExchangeOutcome => ({
      outcome: 'refused',
      grantDead,
      answer: { error: 'invalid_grant' },
    });

    beforeEach(async () => {
      now = Date.parse('2026-11-22T12:00:00Z');
      asked = [];
      provider = async () => granted();
      storage = corner();
      inboxes = createInboxes({ storage, clock, keys });
      await inboxes.put('ib_1', {
        ...dana,
        grant: { refreshToken: 'rt-0', scopes: ['gmail.readonly'], subject: '108' },
        sync: {},
      });
    });

    describe('access to a mailbox', () => {
      it('takes one exchange however many callers of however many processes ask at once', async () => {
        const answer = Promise.withResolvers<ExchangeOutcome>();
        provider = () => answer.promise;
        const processes = [startProcess(), startProcess(), startProcess(), startProcess()];
        const calls = Array.from({ length: 200 }, (_, n) => processes[n % 4]!.access('ib_1'));
        setTimeout(() => answer.resolve(granted()), 20);
        const outcomes = await Promise.all(calls);
        expect(asked).toEqual(['rt-0']);
        expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
      });

      it('is handed out again until 5 minutes before it ends', async () => {
        const first = await startProcess().access('ib_1');
        now += 3_600_000 - 300_001;
        expect(await startProcess().access('ib_1')).toEqual(first);
        now += 1;
        await startProcess().access('ib_1');
        expect(asked).toHaveLength(2);
      });

      it('is withheld by the gate without asking the provider, but for what is known already', async () => {
        const askers: unknown[] = [];
        const gate: AccessGate = async (asker) => {
          askers.push(asker);
          return { outcome: 'withheld' };
        };
        const guarded = createGrantAccess({ inboxes, exchange, storage, clock, gate });
        expect(await guarded.access('ib_1')).toEqual({ outcome: 'withheld' });
        expect(asked).toEqual([]);
        expect(askers).toEqual([{ provider: 'google', inboxId: 'ib_1' }]);
        const known = await guarded.refresh('ib_1');
        expect(await guarded.access('ib_1')).toEqual(known);
        expect(askers).toHaveLength(1);
      });

      it('is never stored in the clear', async () => {
        provider = async () => granted('rt-secret');
        await startProcess().access('ib_1');
        const records = await Promise.all(['grant', 'refresh'].map((name) => storage.read('inbox:ib_1', name)));
        expect(JSON.stringify(records)).not.toMatch(/at-1|rt-secret|rt-0/);
      });

      it('has its rotated refresh token stored before it is handed out', async () => {
        provider = async (token) => granted(`${token}+`);
        const access = startProcess();
        await access.access('ib_1');
        expect((await inboxes.grants.open('ib_1'))?.refreshToken).toBe('rt-0+');
        now += 3_600_000;
        await access.access('ib_1');
        expect(asked).toEqual(['rt-0', 'rt-0+']);
      });

      it.each([
        ['told anew', {}],
        ['moved to another workspace', { workspace: 'other' }],
      ])('never costs an inbox its rotated token that is %s meanwhile', async (_what, change) => {
        const answer = Promise.withResolvers<ExchangeOutcome>();
        provider = () => answer.promise;
        const given = startProcess().access('ib_1');
        await vi.waitUntil(() => asked.length === 1);
        await inboxes.put('ib_1', { ...dana, ...change, sync: { cursor: '7' } });
        answer.resolve(granted('rt-1'));
        expect(await given).toMatchObject({ outcome: 'granted', accessToken: 'at-1' });
        expect(asked).toEqual(['rt-0']);
        expect((await inboxes.grants.open('ib_1'))?.refreshToken).toBe('rt-1');
        expect(await startProcess().access('ib_1')).toMatchObject({ accessToken: 'at-1' });
      });

      it('leaves alone what another process was given that took this one for dead', async () => {
        const answer = Promise.withResolvers<ExchangeOutcome>();
        provider = () => answer.promise;
        const slow = startProcess().access('ib_1');
        await vi.waitUntil(() => asked.length === 1);
        now += 15_000;
        provider = async () => granted('rt-2');
        await startProcess().access('ib_1');
        answer.resolve(granted('rt-1'));
        await slow;
        expect((await inboxes.grants.open('ib_1'))?.refreshToken).toBe('rt-2');
      });

      it('is not handed out when the rotated token could not be stored', async () => {
        provider = async () => granted('rt-1');
        let commits = 0;
        const failing = {
          ...storage,
          commit: (...args: Parameters<typeof storage.commit>) =>
            ++commits === 2 ? Promise.reject(new Error('disk full')) : storage.commit(...args),
        };
        const access = createGrantAccess({ inboxes, exchange, storage: failing, clock, gate: openGate });
        await expect(access.access('ib_1')).rejects.toThrow('disk full');
        expect((await inboxes.grants.open('ib_1'))?.refreshToken).toBe('rt-0');
      });

      it('keeps the old refresh token, and the scopes of the consent, when the provider names none', async () => {
        provider = async () => ({ ...granted(), scopes: [] }) as ExchangeOutcome;
        await startProcess().access('ib_1');
        expect((await inboxes.grants.open('ib_1'))?.scopes).toEqual(['gmail.readonly']);
        expect((await inboxes.grants.open('ib_1'))?.refreshToken).toBe('rt-0');
      });

      it('is exchanged anew when its key was taken out of use', async () => {
        await startProcess().access('ib_1');
        const newer = `k2:${Buffer.alloc(32, 9).toString('base64')}`;
        const older = `k1:${Buffer.alloc(32, 7).toString('base64')}`;
        const both = createInboxes({ storage, clock, keys: parseGrantKeys(`${newer},${older}`) });
        expect(
          await createGrantAccess({ inboxes: both, exchange, storage, clock, gate: openGate }).access('ib_1'),
        ).toMatchObject({
          accessToken: 'at-2',
        });
        const alone = createInboxes({ storage, clock, keys: parseGrantKeys(newer) });
        expect(
          await createGrantAccess({ inboxes: alone, exchange, storage, clock, gate: openGate }).access('ib_1'),
        ).toMatchObject({
          accessToken: 'at-2',
        });
      });

      it('is rejected where there is no grant', async () => {
        await expect(startProcess().access('ib_9')).rejects.toMatchObject({ code: 'no-grant' });
      });
    });

    describe('a refresh', () => {
      it('asks the provider although an access token is still good', async () => {
        const access = startProcess();
        await access.access('ib_1');
        now += 10_000;
        await access.refresh('ib_1');
        expect(asked).toHaveLength(2);
      });

      it.each([
        [true, 'disconnected', 0],
        [false, 'connected', 1],
      ] as const)(
        'that was refused with grantDead %s leaves the inbox %s; failures in passing: %i',
        async (dead, state, failed) => {
          provider = async () => refused(dead);
          expect(await startProcess().refresh('ib_1')).toEqual(refused(dead));
          expect(await inboxes.get('ib_1')).toMatchObject({ state });
          expect(await inboxes.recentFailures('google', now - 60_000)).toBe(failed);
        },
      );

      it('leaves the provider alone for 30 s after a refusal, in every process', async () => {
        provider = async () => refused(false);
        await startProcess().refresh('ib_1');
        now += 29_999;
        expect(await startProcess().access('ib_1')).toEqual(refused(false));
        expect(asked).toHaveLength(1);
        now += 1;
        await startProcess().refresh('ib_1');
        expect(asked).toHaveLength(2);
      });

      it('revives a grant that was taken for dead', async () => {
        provider = async () => refused(true);
        await startProcess().refresh('ib_1');
        now += 30_000;
        provider = async () => granted();
        await startProcess().refresh('ib_1');
        expect(await inboxes.get('ib_1')).toMatchObject({ state: 'connected' });
      });

      it('takes over from a process that died in the middle', async () => {
        provider = () => new Promise(() => undefined);
        void startProcess().refresh('ib_1');
        await vi.waitUntil(() => asked.length === 1);
        provider = async () => granted();
        const second = startProcess().refresh('ib_1');
        now += 15_000;
        expect(await second).toMatchObject({ outcome: 'granted' });
        expect(asked).toHaveLength(2);
      });

      it('forgets what an old grant answered once a consent replaced it, even while the provider thinks', async () => {
        const answer = Promise.withResolvers<ExchangeOutcome>();
        provider = () => answer.promise;
        const slow = startProcess().refresh('ib_1');
        await vi.waitUntil(() => asked.length === 1);
        const { revision } = (await inboxes.account('ib_1'))!;
        await inboxes.commitGrant('ib_1', {
          refreshToken: 'rt-new',
          scopes: ['gmail.readonly'],
          subject: '108',
          sync: {},
          expect: revision,
        });
        provider = async () => granted();
        answer.resolve(refused(true));
        expect(await slow).toMatchObject({ outcome: 'granted' });
        expect(asked).toEqual(['rt-0', 'rt-new']);
        expect(await inboxes.get('ib_1')).toMatchObject({ state: 'connected' });
      });

      it.each([
        ['granted', () => granted(), ['rt-0', 'rt-new']],
        ['refused', () => refused(false), ['rt-0']],
      ] as const)(
        'of a grant that was replaced just before the lease stood counts for nothing (%s)',
        async (_, answer, first) => {
          let replaced = false;
          const racing: Storage = {
            ...storage,
            async commit(...args) {
              if (!replaced) {
                replaced = true;
                const { revision } = (await inboxes.account('ib_1'))!;
                const next = { refreshToken: 'rt-new', scopes: ['gmail.readonly'], subject: '108', sync: {} };
                await inboxes.commitGrant('ib_1', { ...next, expect: revision });
              }
              return storage.commit(...args);
            },
          };
          provider = async () => answer();
          await createGrantAccess({ inboxes, exchange, storage: racing, clock, gate: openGate }).refresh('ib_1');
          expect(asked).toEqual(first);
          provider = async () => granted();
          now += 2_000;
          expect(await startProcess().refresh('ib_1')).toMatchObject({ outcome: 'granted' });
          expect(asked.at(-1)).toBe('rt-new');
        },
      );

      it('frees the grant again when the exchange itself breaks', async () => {
        provider = async () => Promise.reject(new Error('bug'));
        const access = startProcess();
        await expect(access.refresh('ib_1')).rejects.toThrow('bug');
        provider = async () => granted();
        expect(await access.refresh('ib_1')).toMatchObject({ outcome: 'granted' });
      });
    });
  });
}
