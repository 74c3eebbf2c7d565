import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AuditedDeed, readAuditLog } from '@reconnect/audit';
import { type FaultName, visitConsent } from '@reconnect/simulators';
import { openSqliteStorage } from '@reconnect/storage/sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Playground, startPlayground } from '../playground.ts';
import type { Provider } from '../stage/scenario.ts';
import { openPlainBrowser, seen, type Walked, walkReconnect } from './browser-walk.ts';
import { linkOf } from './meaning.ts';
import { type Talker, talkers } from './talker.ts';

/**
 * Everything that may happen between a link and a grant, with both providers: what becomes of the stored grant (to the
 * byte), what the person reads in the thread and on the page, and what the audit log says. The store is looked at from
 * outside, as an operator would. The crash and the store that goes away in the middle are in `reconnect-crash`.
 */
const folder = mkdtempSync(join(tmpdir(), 'reconnect-matrix-'));
const store = join(folder, 'reconnect.db');
let playground: Playground;
let storage: ReturnType<typeof openSqliteStorage>;
beforeAll(async () => {
  playground = await startPlayground({ port: 0, logLevel: 'silent', store: `sqlite:${store}` });
  storage = openSqliteStorage(store, { clock: playground.clock });
});
afterAll(async () => {
  await playground.stop();
  await storage.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Row {
  readonly what: string;
  readonly scenario?: string;
  /** Where the two providers differ. */
  walk(link: string, provider: Provider): Promise<Walked>;
  readonly page: RegExp;
  readonly thread: RegExp;
  readonly grant: 'renewed' | 'untouched';
  /** What the audit log says of this inbox, in whatever order it was done, besides its registration and the access that was given. */
  readonly audit: (provider: Provider) => readonly string[];
}

const refused = (reason: string) => (provider: Provider) => [
  'link.issued',
  'consent.started',
  `consent.refused ${reason}`,
  // Microsoft has no way to give one grant back; it ends unused.
  ...(provider === 'google' && reason !== 'cancelled' && reason !== 'provider' ? ['grant.returned'] : []),
  'link.issued',
];
const completed = () => ['link.issued', 'consent.started', 'inbox.reconnected'];

/** The trouble strikes while the person is at the provider; Google keeps them on a page of its own. */
function walkInto(fault: FaultName): Row['walk'] {
  return async (link, provider) => {
    const browser = openPlainBrowser();
    const consent = await browser.leave(link);
    playground.world[provider].world.setFault(playground.stage.run().address, fault);
    if (provider === 'microsoft') return seen(await browser.visit(await visitConsent(consent)));
    const stuck = await visitConsent(consent).then(
      () => '',
      (error: Error) => error.message,
    );
    await playground.stage.skip(3 * 60_000 + 6_000);
    return { status: 400, page: stuck };
  };
}

const stopped = (provider: Provider) => [
  'link.issued',
  'consent.started',
  ...(provider === 'microsoft' ? ['consent.refused provider'] : []),
];

const rows: readonly Row[] = [
  {
    what: 'fine',
    walk: (link) => walkReconnect(link),
    page: /Your inbox is reconnected/,
    thread: /Mail flows again/,
    grant: 'renewed',
    audit: completed,
  },
  {
    what: 'the wrong account',
    scenario: 'wrong_account',
    walk: (link) => walkReconnect(link),
    page: /d•••@(gmail|outlook)\.example/,
    thread: /You signed in as d•••@/,
    grant: 'untouched',
    audit: refused('wrong_account'),
  },
  {
    what: 'a permission left unticked',
    scenario: 'permission_unticked',
    walk: (link) => walkReconnect(link),
    page: /reading your mail/i,
    thread: /(Something was left unticked|Microsoft did not give Aptly everything it needs): reading your mail/,
    grant: 'untouched',
    audit: refused('permission_missing'),
  },
  {
    what: 'cancelled',
    scenario: 'cancelled',
    walk: (link) => walkReconnect(link, { cancel: true }),
    page: /cancelled/i,
    thread: /The sign-in was cancelled, so the inbox is not reconnected yet/,
    grant: 'untouched',
    audit: refused('cancelled'),
  },
  {
    what: 'an administrator who must agree first',
    walk: walkInto('admin_policy'),
    page: /administrator|Access blocked/i,
    thread: /Note for your administrator|Your sign-in at Google has not come through yet/,
    grant: 'untouched',
    audit: stopped,
  },
  {
    what: 'our own registration being refused',
    walk: walkInto('our_misconfiguration'),
    page: /on us|Access blocked/i,
    thread: /This one is( probably)? on us|Your sign-in at Google has not come through yet/,
    grant: 'untouched',
    audit: stopped,
  },
  {
    what: 'a link that expired',
    async walk(link) {
      await playground.stage.skip(31 * 60_000);
      return seen(await openPlainBrowser().visit(link));
    },
    page: /expired|30 minutes/i,
    thread: /The link works once/,
    grant: 'untouched',
    audit: () => ['link.issued'],
  },
  {
    what: 'fifty scanners before the person',
    async walk(link) {
      await Promise.all(
        Array.from({ length: 50 }, (_, n) =>
          fetch(link, { method: n % 2 === 0 ? 'GET' : 'HEAD', headers: { 'user-agent': `Scanner/${n}` } }),
        ),
      );
      return walkReconnect(link);
    },
    page: /Your inbox is reconnected/,
    thread: /Mail flows again/,
    grant: 'renewed',
    audit: completed,
  },
  {
    what: 'a callback that comes twice',
    async walk(link) {
      const browser = openPlainBrowser();
      const back = await visitConsent(await browser.leave(link));
      const first = await browser.visit(back, { headers: { 'x-visit': 'first' } });
      expect(first.status).toBe(200);
      return seen(await browser.visit(back));
    },
    page: /already/i,
    thread: /Mail flows again/,
    grant: 'renewed',
    audit: () => [...completed(), 'consent.turned_away'],
  },
  {
    what: 'a callback in somebody else’s browser',
    async walk(link) {
      const back = await visitConsent(await openPlainBrowser().leave(link));
      return seen(await openPlainBrowser().visit(back));
    },
    page: /another browser|browser/i,
    thread: /The link works once/,
    grant: 'untouched',
    audit: () => ['link.issued', 'consent.started', 'consent.turned_away'],
  },
];

/** The record that holds the sealed grant, to the byte. */
const grantBytes = async () =>
  JSON.stringify((await storage.read(`inbox:${playground.stage.run().inboxId}`, 'grant'))?.value);

const left: readonly AuditedDeed[] = ['inbox.registered', 'access.given', 'inbox.disconnected', 'inbox.recovered'];

async function auditOf(inbox: string): Promise<readonly string[]> {
  const entries = await readAuditLog(storage, { inbox });
  return entries
    .filter(({ deed }) => !left.includes(deed))
    .map(({ deed, about }) => (deed === 'consent.refused' ? `${deed} ${about?.['reason']}` : deed))
    .sort();
}

async function offered(talker: Talker): Promise<string> {
  await talker.writes("why isn't my inbox syncing?");
  return linkOf(await talker.waitsFor(/The link works once/));
}

describe.each(['google', 'microsoft'] as const)('between a link and a grant at %s', (provider) => {
  it.each(rows)('$what', async ({ scenario = 'password_changed', walk, page, thread, grant, audit }) => {
    const { players, inboxId } = await playground.stage.begin(provider, scenario);
    const talker = talkers[provider === 'google' ? 'slack' : 'teams'](playground.world, players.dana);
    const link = await offered(talker);
    const before = await grantBytes();
    const walked = await walk(link, provider);
    expect(walked.page).toMatch(page);
    await talker.waitsFor(thread);
    expect((await grantBytes()) === before ? 'untouched' : 'renewed').toBe(grant);
    await expect.poll(() => auditOf(inboxId)).toEqual([...audit(provider)].sort());
    expect(JSON.stringify(await readAuditLog(storage))).not.toMatch(/@northwind|@gmail|@outlook|1\/\//);
  });
});
