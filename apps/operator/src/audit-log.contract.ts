import { type AuditEntry, audit } from '@reconnect/audit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditLog, showAuditLog } from './audit-log.ts';
import { openDesk, type StoreToTry, type TestDesk } from './testing/desk.ts';

const variables = { STORE: 'sqlite:/elsewhere.db' };

const entries: readonly AuditEntry[] = [
  {
    at: '2026-11-22T09:00:00.000Z',
    deed: 'link.issued',
    inbox: 'ib_1',
    workspace: 'acme',
    by: { kind: 'person', conversation: 'slack:T1:U1' },
    about: { provider: 'google', mode: 'plain' },
  },
  { at: '2026-11-22T23:59:59.500Z', deed: 'consent.turned_away', by: { kind: 'browser' } },
  {
    at: '2026-11-23T00:00:00.000Z',
    deed: 'grant.resealed',
    inbox: 'ib_2',
    workspace: 'a\u001b[31mcme',
    by: { kind: 'operator', name: 'ops' },
    about: { from: 'k1', to: 'k2' },
  },
];

/** What `pnpm audit-log` promises, whatever the store. */
export function auditLogContract(store: StoreToTry): void {
  describe(`pnpm audit-log on ${store.name}`, () => {
    let desk: TestDesk;
    beforeEach(async () => {
      desk = openDesk(store);
      for (const entry of entries) await audit(desk.storage, entry);
    });
    afterEach(() => desk.close());

    const run = (...args: string[]) => auditLog.prepare(args, variables).run(desk, desk.print);
    const listed = async (...args: string[]): Promise<readonly string[]> => {
      desk.said.length = 0;
      await run('--json', ...args);
      return desk.said.map((line) => (JSON.parse(line) as AuditEntry).deed);
    };

    it('is a table that a person can read, and no entry moves their cursor', async () => {
      expect(await run()).toBe(0);
      expect(desk.said).toEqual([
        'When                  What                 Inbox              Who           About',
        '2026-11-22 09:00:00Z  link.issued          ib_1 of acme       slack:T1:U1   provider google, mode plain',
        '2026-11-22 23:59:59Z  consent.turned_away                     a browser',
        '2026-11-23 00:00:00Z  grant.resealed       ib_2 of a�[31mcme  operator ops  from k1, to k2',
        '3 entries.',
      ]);
    });

    it('says of what is counted how often it was done, and until when', async () => {
      const repeated = { times: 24, last: '2026-11-24T23:10:00.000Z' };
      const given = {
        deed: 'access.given',
        by: { kind: 'aptly' },
        inbox: 'ib_3',
        about: { provider: 'google' },
      } as const;
      await audit(desk.storage, { at: '2026-11-24T00:10:00.000Z', ...given, repeated });
      await run('--inbox', 'ib_3');
      expect(desk.said[1]).toContain('Aptly  provider google, 24 times until 2026-11-24 23:10:00Z');
    });

    it('is one JSON line an entry for programs', async () => {
      await showAuditLog(desk, { json: true }, desk.print);
      expect(desk.said.map((line) => JSON.parse(line))).toEqual(entries);
    });

    it.each([
      [['--inbox', 'ib_1'], ['link.issued']],
      [['--deed', 'grant.resealed'], ['grant.resealed']],
      [['--since', '2026-11-23'], ['grant.resealed']],
      [
        ['--until', '2026-11-22'],
        ['link.issued', 'consent.turned_away'],
      ],
      [['--since', '2026-11-22T10:00:00+01:00', '--until', '2026-11-22T09:00:00Z'], ['link.issued']],
      [['--inbox', 'ib_9'], []],
    ])('is narrowed by %j', async (args, deeds) => {
      expect(await listed(...args)).toEqual(deeds);
    });

    it('says so when nothing fits', async () => {
      expect(await run('--inbox', 'ib_9')).toBe(0);
      expect(desk.said).toEqual(['No entries.']);
    });

    it.each([
      [['--deed', 'grant.stolen'], /There is no deed "grant.stolen". The deeds are: inbox.registered, /],
      [['--since', 'yesterday'], /--since is a day/],
      [['--until', '2026-11-22T09:30'], /--until is a day/],
      [['--since', '2026-13-40'], /--since is a day/],
      [['--until', '2026-02-31'], /--until is a day/],
      [['--since', '2026-11-23', '--until', '2026-11-22'], /^--until is before --since\.$/],
      [['--until', '2026-02-31T10:00Z'], /--until is a day/],
      [['--inbx', 'ib_1'], /^Unknown option '--inbx'\.$/],
      [['--inbox'], /'--inbox <value>' argument missing/],
      [['ib_1'], /Unexpected argument 'ib_1'/],
    ])('refuses %j before anything is opened', (args, message) => {
      expect(() => auditLog.prepare(args, variables)).toThrow(expect.objectContaining({ code: 'usage' }));
      expect(() => auditLog.prepare(args, variables)).toThrow(message);
    });
  });
}
