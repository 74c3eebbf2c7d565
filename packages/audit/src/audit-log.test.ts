import { createMemoryStorage } from '@reconnect/storage/memory';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AuditEntry } from './audit-entry.ts';
import {
  audit,
  auditOnceAMinute,
  auditWrite,
  countingAuditWrite,
  newsQueue,
  readAuditLog,
  readNews,
} from './audit-log.ts';

let now = Date.parse('2026-11-22T12:00:00.000Z');
let storage: ReturnType<typeof createMemoryStorage>;
beforeEach(() => {
  now = Date.parse('2026-11-22T12:00:00.000Z');
  storage = createMemoryStorage({ clock: { now: () => now } });
});

const entry = (more: Partial<AuditEntry> = {}): AuditEntry => ({
  at: new Date(now).toISOString(),
  deed: 'link.issued',
  by: { kind: 'person', conversation: 'slack:T1:U1' },
  inbox: 'ib_1',
  workspace: 'acme',
  ...more,
});

describe('the audit log', () => {
  it('holds an entry exactly when the deed it tells of was committed', async () => {
    const deed = { kind: 'put', name: 'grant', value: 'new', expect: 7 } as const;
    expect(await storage.commit('inbox:ib_1', [deed, auditWrite(entry())])).toEqual({ outcome: 'stale' });
    expect(await readAuditLog(storage)).toEqual([]);
    await storage.commit('inbox:ib_1', [{ ...deed, expect: 0 }, auditWrite(entry())]);
    expect(await readAuditLog(storage)).toEqual([entry()]);
  });

  it('keeps deeds of one millisecond apart and tells them oldest first, whichever inbox they are of', async () => {
    const later = entry({ at: '2026-11-22T12:00:01.000Z', inbox: 'ib_0' });
    for (const one of [later, entry(), entry()]) await audit(storage, one);
    expect(await readAuditLog(storage)).toEqual([entry(), entry(), later]);
  });

  it('is narrowed to an inbox, a deed and a time', async () => {
    const stranger: AuditEntry = {
      at: '2026-11-23T08:00:00.000Z',
      deed: 'stranger.turned_away',
      by: { kind: 'person', conversation: 'teams:X:Y' },
    };
    for (const one of [entry(), stranger]) await audit(storage, one);
    expect(await readAuditLog(storage, { inbox: 'ib_1' })).toEqual([entry()]);
    expect(await readAuditLog(storage, { deed: 'stranger.turned_away' })).toEqual([stranger]);
    expect(await readAuditLog(storage, { since: '2026-11-23T00:00:00Z' })).toEqual([stranger]);
    expect(await readAuditLog(storage, { until: '2026-11-23T00:00:00Z' })).toEqual([entry()]);
  });

  it('marks as due what Aptly has yet to be told, and nothing else', async () => {
    for (const deed of ['link.issued', 'inbox.reconnected'] as const) await audit(storage, entry({ deed }));
    expect(await storage.due(newsQueue, now, 10)).toHaveLength(1);
  });

  it('loses the mark of an entry once, and not its end', async () => {
    await audit(storage, entry({ deed: 'inbox.recovered' }));
    const [news] = await readNews(storage, now, 10);
    expect(news?.entry).toEqual(entry({ deed: 'inbox.recovered' }));
    expect(await storage.commit(news!.partition, [news!.unmark])).toMatchObject({ outcome: 'saved' });
    expect(await storage.commit(news!.partition, [news!.unmark])).toEqual({ outcome: 'stale' });
    expect(await readNews(storage, now, 10)).toEqual([]);
    expect(await readAuditLog(storage)).toEqual([entry({ deed: 'inbox.recovered' })]);
    now += 400 * 24 * 3_600_000;
    expect(await readAuditLog(storage)).toEqual([]);
  });

  it('takes no more than one entry a minute of what anybody can do at will, for each kind and inbox', async () => {
    const turnedAway = (reason: string, more: Partial<AuditEntry> = {}): AuditEntry => ({
      at: new Date(now).toISOString(),
      deed: 'consent.turned_away',
      by: { kind: 'browser' },
      about: { reason },
      ...more,
    });
    const first = turnedAway('unknown_state');
    now += 59_000;
    const flood = Array.from({ length: 100 }, () => turnedAway('unknown_state'));
    await auditOnceAMinute(storage, first);
    await Promise.all(flood.map((one) => auditOnceAMinute(storage, one)));
    expect(await readAuditLog(storage)).toEqual([first]);
    await auditOnceAMinute(storage, turnedAway('handled'));
    await auditOnceAMinute(storage, turnedAway('unknown_state', { inbox: 'ib_1' }));
    expect(await readAuditLog(storage)).toHaveLength(3);
    now += 1_000;
    await auditOnceAMinute(storage, turnedAway('unknown_state'));
    expect(await readAuditLog(storage)).toHaveLength(4);
  });

  describe('of what is done every hour', () => {
    const access = (more: Partial<AuditEntry> = {}) => entry({ deed: 'access.given', by: { kind: 'aptly' }, ...more });
    async function give(one = access()): Promise<void> {
      await storage.commit('inbox:ib_1', [await countingAuditWrite(storage, one)]);
    }
    const hour = 3_600_000;

    it('keeps one entry a day, which counts', async () => {
      const first = access();
      for (let hours = 0; hours < 3; hours += 1) {
        await give();
        now += hour;
      }
      const last = new Date(now - hour).toISOString();
      expect(await readAuditLog(storage)).toEqual([{ ...first, repeated: { times: 3, last } }]);
      now = Date.parse('2026-11-23T00:00:00.000Z');
      await give();
      expect(await readAuditLog(storage)).toHaveLength(2);
    });

    it('counts apart what differs in who did it, for whom, and about what', async () => {
      await give();
      await give(access({ by: { kind: 'assistant' } }));
      await give(access({ workspace: 'birch' }));
      await give(access({ about: { provider: 'google' } }));
      const entries = await readAuditLog(storage);
      expect(entries.map(({ repeated }) => repeated)).toEqual([undefined, undefined, undefined, undefined]);
    });

    it('loses no count to a process that counts at the same time', async () => {
      for (const _ of ['the first of the day', 'a later one']) {
        const [one, other] = [await countingAuditWrite(storage, access()), await countingAuditWrite(storage, access())];
        expect(await storage.commit('inbox:ib_1', [one])).toMatchObject({ outcome: 'saved' });
        expect(await storage.commit('inbox:ib_1', [other])).toEqual({ outcome: 'stale' });
      }
    });

    it('is found by any moment between the first and the last', async () => {
      await give();
      now += 4 * hour;
      await give();
      expect(
        await readAuditLog(storage, { since: '2026-11-22T14:00:00Z', until: '2026-11-22T15:00:00Z' }),
      ).toHaveLength(1);
      expect(await readAuditLog(storage, { since: '2026-11-22T16:00:01Z' })).toEqual([]);
      expect(await readAuditLog(storage, { until: '2026-11-22T11:59:59Z' })).toEqual([]);
    });
  });

  it('forgets 30 days after the last time that access was given', async () => {
    await storage.commit('inbox:ib_1', [await countingAuditWrite(storage, entry({ deed: 'access.given' }))]);
    now += 3_600_000;
    await storage.commit('inbox:ib_1', [await countingAuditWrite(storage, entry({ deed: 'access.given' }))]);
    now += 30 * 24 * 3_600_000 - 1;
    expect(await readAuditLog(storage)).toHaveLength(1);
    now += 1;
    expect(await readAuditLog(storage)).toEqual([]);
  });

  it('forgets an entry after 400 days', async () => {
    await audit(storage, entry());
    now += 400 * 24 * 3_600_000 - 1;
    expect(await readAuditLog(storage)).toHaveLength(1);
    now += 1;
    expect(await readAuditLog(storage)).toEqual([]);
  });
});
