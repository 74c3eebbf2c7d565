import { once } from 'node:events';
import { connect } from 'node:net';
import { readAuditLog } from '@reconnect/audit';
import { visitConsent } from '@reconnect/simulators';
import type { Storage } from '@reconnect/storage';
import { openRedisStorage } from '@reconnect/storage/redis';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { freePort } from '../../../../tools/free-port.ts';
import { startRedis, type TestRedis } from '../../../../tools/redis.ts';
import { type Playground, startPlayground } from '../playground.ts';
import type { Provider } from '../stage/scenario.ts';
import { type AppProcess, startApp } from './app-process.ts';
import { openPlainBrowser, seen } from './browser-walk.ts';
import { linkOf } from './meaning.ts';
import { type Talker, talkers } from './talker.ts';
import { type HttpTap, openHttpTap, openStreamTap, type StreamTap } from './wire-tap.ts';

/**
 * What dies between a link and a grant: the web app is a process of its own here, killed with -9 at the moments that matter, as
 * told by what it says to the provider and to the store. The rest of the product and the world go on in this process.
 */
let redis: TestRedis;
let playground: Playground;
let provider: HttpTap;
let store: StreamTap;
let storage: Storage;
let web: AppProcess;

beforeAll(async () => {
  redis = await startRedis({ own: true });
});
// Time is skipped here and not in the process under test, so each test begins with clocks that agree.
beforeEach(async () => {
  await tellRedis('FLUSHALL');
  playground = await startPlayground({ port: 0, logLevel: 'silent', store: redis.url });
  [provider, store] = await Promise.all([openHttpTap(playground.url), openStreamTap(redis.url)]);
  storage = await openRedisStorage(redis.url, { clock: playground.clock });
});
afterEach(async () => {
  await web.kill();
  await Promise.all([playground.stop(), storage.close()]);
  await Promise.all([provider.close(), store.close()]);
});
afterAll(() => redis.stop());

async function startWeb(): Promise<AppProcess> {
  const started = startApp({
    app: 'web',
    port: await freePort(),
    variables: {
      ...playground.variables,
      LOG_LEVEL: 'info',
      STORE: store.url,
      GMAIL_ROOT_URL: `${provider.url}/google/`,
      GRAPH_ROOT_URL: `${provider.url}/microsoft/`,
    },
  });
  await started.up;
  return started;
}

/** The same page of the process under test: the address that people know leads to the playground's own web app. */
const atWeb = (address: string | URL) => new URL(address).href.replace(playground.url, web.url);

const inbox = () => playground.stage.run().inboxId;
/** The record that holds the sealed grant, to the byte. */
const grantBytes = async () => JSON.stringify((await storage.read(`inbox:${inbox()}`, 'grant'))?.value);

/** In no order: the clocks of two processes differ, by as much as this test skips. */
async function auditOf(): Promise<readonly string[]> {
  const entries = await readAuditLog(storage, { inbox: inbox() });
  const told = /^(link|consent|grant)\.|^inbox\.reconnected/;
  return entries.flatMap(({ deed }) => (told.test(deed) ? [deed] : [])).sort();
}

interface Stricken {
  readonly talker: Talker;
  readonly link: string;
  /** The callback, as the provider sent the browser there. */
  readonly back: URL;
  readonly browser: ReturnType<typeof openPlainBrowser>;
  /** The grant before. */
  readonly before: string;
}

/** A person with a link and a dead grant who has been to the provider, and is about to come back to a fresh process. */
async function meetAtTheCallback(at: Provider): Promise<Stricken> {
  web = await startWeb();
  const { players } = await playground.stage.begin(at, 'password_changed');
  const talker = talkers[at === 'google' ? 'slack' : 'teams'](playground.world, players.dana);
  await talker.writes("why isn't my inbox syncing?");
  const link = linkOf(await talker.waitsFor(/The link works once/));
  const browser = openPlainBrowser();
  const back = await visitConsent(await browser.leave(atWeb(link)));
  return { talker, link, back, browser, before: await grantBytes() };
}

/** Another process took the dead one's place; it does not take the same return in again, and shows the way back. */
async function isTurnedAway({ browser, back, link }: Stricken): Promise<void> {
  web = await startWeb();
  const again = await browser.visit(atWeb(back));
  const html = await again.clone().text();
  expect(await seen(again)).toMatchObject({ status: 409, page: expect.stringMatching(/already received/) });
  expect(html).toContain(new URL(link).pathname);
}

/** The dead process had stored the grant: its browser hears so from another one, whose answer was never seen. */
async function hearsThatItIsDone({ browser, back }: Stricken): Promise<void> {
  web = await startWeb();
  const page = expect.stringMatching(/The reconnect is already done/);
  expect(await seen(await browser.visit(atWeb(back)))).toMatchObject({ status: 410, page });
}

/** The link that was not used up leads to the end, and everybody learns of it once. */
async function completesOnTheSameLink({ browser, link, talker }: Stricken): Promise<void> {
  const back = await visitConsent(await browser.leave(atWeb(link)));
  expect(await seen(await browser.visit(atWeb(back)))).toMatchObject({
    status: 200,
    page: expect.stringMatching(/Your inbox is reconnected/),
  });
  await talker.waitsFor(/Mail flows again/);
}

/** Once, however many processes know of it. */
async function reachesAptlyOnce(): Promise<void> {
  const { aptly } = playground.world;
  const isNews = ({ type }: { readonly type: string }) => type === 'inbox.reconnected';
  expect((await aptly.waitFor(isNews, { timeoutMs: 10_000 })).data).toMatchObject({ inbox: inbox() });
  expect(aptly.heard().filter(isNews)).toHaveLength(1);
}

/** How many notices nobody has taken care of. */
async function afterAnotherSweep(): Promise<number> {
  await playground.stage.skip(5_000);
  let left = 0;
  for await (const _ of storage.scan('notice/')) left += 1;
  return left;
}

const timesTold = ({ talker }: Stricken, line: RegExp) =>
  talker.hears().filter(({ lines }) => lines.some((one) => line.test(one))).length;

/** Only the commit of a grant is told to the store with this entry of the audit log. */
const isCommit = (said: string) => said.includes('"deed":"inbox.reconnected"');
/** A job for the conversation; jobs are told to the store on a connection of their own. */
const isHandedOver = (said: string) => said.includes('bull:') && said.includes('"type":"reconnect.completed"');

/** Each starts two or three processes. */
const slow = { timeout: 60_000 };

describe.each(['google', 'microsoft'] as const)('a web app that is killed at the callback from %s', slow, (at) => {
  it.each([
    ['between exchange and commit', (kill: () => Promise<void>) => provider.beforeNext(kill)],
    [
      'with its commit on the way to the store',
      (strike: () => Promise<void>) => store.next({ at: isCommit, arrives: false, strike }),
    ],
  ])('%s leaves the old grant, the link and an honest thread', async (_when, arm) => {
    const walk = await meetAtTheCallback(at);
    const said = walk.talker.hears().length;
    arm(() => web.kill());
    await expect(walk.browser.visit(atWeb(walk.back))).rejects.toThrow('fetch failed');
    expect(await grantBytes()).toBe(walk.before);
    await isTurnedAway(walk);
    await playground.stage.skip(61_000);
    await walk.talker.waitsFor(/Your sign-in at (Google|Microsoft) has not come through yet/);
    expect(walk.talker.hears()).toHaveLength(said + 1);
    await completesOnTheSameLink(walk);
    expect(await grantBytes()).not.toBe(walk.before);
    await reachesAptlyOnce();
    expect(await auditOf()).toEqual([
      ...['consent.started', 'consent.started', 'consent.turned_away', 'inbox.reconnected', 'link.issued'],
    ]);
  });

  it.each([
    ['before it hears that its commit is stored', isCommit],
    ['before it notes that the conversation was told', isHandedOver],
  ])('%s has the thread told once, by whoever else is there', async (_when, isIt) => {
    const walk = await meetAtTheCallback(at);
    store.next({ at: isIt, arrives: true, strike: () => web.kill() });
    await expect(walk.browser.visit(atWeb(walk.back))).rejects.toThrow('fetch failed');
    await expect.poll(grantBytes).not.toBe(walk.before);
    await playground.stage.skip(16_000);
    await walk.talker.waitsFor(/Mail flows again/);
    await expect.poll(afterAnotherSweep, { timeout: 10_000 }).toBe(0);
    await hearsThatItIsDone(walk);
    expect(await seen(await walk.browser.visit(atWeb(walk.link)))).toMatchObject({ status: 410 });
    await walk.talker.writes('what can you do?');
    await walk.talker.waitsFor(/I look after inboxes/);
    expect(timesTold(walk, /^Mail flows again/)).toBe(1);
    await reachesAptlyOnce();
    expect(await auditOf()).toEqual([
      ...['consent.started', 'consent.turned_away', 'inbox.reconnected', 'link.issued'],
    ]);
  });
});

describe.each(['google', 'microsoft'] as const)('a store that takes no writes at the callback from %s', slow, (at) => {
  afterEach(() => tellRedis('CONFIG SET min-replicas-to-write 0'));

  it('leaves the old grant and the link, says so, and the link works when the store is back', async () => {
    const walk = await meetAtTheCallback(at);
    const said = walk.talker.hears().length;
    provider.beforeNext(() => tellRedis('CONFIG SET min-replicas-to-write 1'));
    expect(await seen(await walk.browser.visit(atWeb(walk.back)))).toMatchObject({
      status: 503,
      page: expect.stringMatching(/went wrong on our side.*You did nothing wrong.*Try again/),
    });
    expect(await grantBytes()).toBe(walk.before);
    await tellRedis('CONFIG SET min-replicas-to-write 0');
    expect(walk.talker.hears()).toHaveLength(said);
    await completesOnTheSameLink(walk);
    await reachesAptlyOnce();
    expect(await auditOf()).toEqual(['consent.started', 'consent.started', 'inbox.reconnected', 'link.issued']);
  });
});

/** Speaks to Redis past the product, as an operator would; rejected unless Redis does as it is told. */
async function tellRedis(command: string): Promise<void> {
  const { hostname, port } = new URL(redis.url);
  const socket = connect(Number(port), hostname);
  socket.write(`${command}\r\n`);
  const [answer] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  if (answer.toString() !== '+OK\r\n') throw new Error(`Redis refused: ${answer.toString()}`);
}
