import { createMemoryStorage } from '@reconnect/storage/memory';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AuditEntry } from './audit-entry.ts';
import { audit, auditWrite, newsQueue, readAuditLog } from './audit-log.ts';

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

  it('forgets an entry after 400 days', async () => {
    await audit(storage, entry());
    now += 400 * 24 * 3_600_000;
    expect(await readAuditLog(storage)).toEqual([]);
  });
});
