import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startRedis, type TestRedis } from '../../../../../tools/redis.ts';
import { talkers } from '../../conformance/talker.ts';
import { extentOf } from '../extent.ts';
import { openPostman, type Postman } from '../postman.ts';
import { residentMegabytes } from '../processes/process-metrics.ts';
import { type ProductProcesses, startProcesses } from '../processes/product-processes.ts';
import { type BadRequest, type Door, doorsOf } from './doors.ts';

const extent = extentOf(process.env['FAULTS']);
/** Over all five doors, in --all: a million. */
const perDoor = { sample: 1_000, turns: 2_000, all: 200_000 }[extent];
/** So many are made up at a time. */
const portion = 500;
const sideBySide = 20;
/** Each end of a connection is an open file of its process, and of these the machine may allow fewer. */
const openFiles = Number(execFileSync('sh', ['-c', 'ulimit -n'], { encoding: 'utf8' }));
const manyIdle = extent === 'sample' ? 2_000 : 10_000;
const idle = Number.isNaN(openFiles) ? manyIdle : Math.min(manyIdle, openFiles - 500);
/** Megabytes that may come to be in use in a process; what it caches is bounded, but takes its time to fill up. */
const growth = { sample: 8, turns: 8, all: 20 }[extent];
/** Megabytes that the manifests let a process occupy. */
const allowed = 1024;

const doorNames = ['Slack', 'Teams', 'pages', 'Inbox API', 'mail'] as const;
const apps = ['slack', 'teams', 'web'] as const;
const paths = { slack: '/slack/events', teams: '/api/messages', web: '/mail/inbound' } as const;
const host = '127.0.0.1';

let redis: TestRedis;
let postmen: Readonly<Record<'slack' | 'teams', Postman>>;
let product: ProductProcesses;
let doors: readonly Door[];
beforeAll(async () => {
  redis = await startRedis({ own: true });
  postmen = { slack: await openPostman(), teams: await openPostman() };
  product = await startProcesses({
    apps,
    storeFor: () => redis.url,
    frontOf: (app, url) => postmen[app].inFrontOf(url),
    also: { TRUSTED_PROXIES: '1' },
  });
  const { players } = await product.stage.begin('google', 'password_changed');
  for (const talk of Object.values(talkers)) {
    const talker = talk(product.world, players.dana);
    await talker.writes("why isn't my inbox syncing?");
    await talker.waitsFor(/The link works once/);
    await talker.presses('Show me the steps in Aptly');
    await talker.waitsFor(/Step 1 of 7/);
  }
  doors = doorsOf(product, [...postmen.slack.letters(), ...postmen.teams.letters()]);
}, 60_000);
afterAll(async () => {
  await product.close();
  await Promise.all([postmen.slack.close(), postmen.teams.close(), redis.stop()]);
});

const urlOf = (app: (typeof apps)[number]) => product.running(app)?.url ?? expect.fail(`no ${app}`);
const megabytesInUse = async (app: (typeof apps)[number]) =>
  ((await product.running(app)?.weigh()) ?? expect.fail(`no ${app}`)) / 1024 / 1024;
const isWell = async (app: (typeof apps)[number]) => (await fetch(`${urlOf(app)}/healthz`)).status === 200;

async function send({ url, ...request }: BadRequest): Promise<number> {
  const response = await fetch(url, { ...request, redirect: 'manual' });
  await response.arrayBuffer();
  return response.status;
}

/** How many lines the processes logged, and those that must not be there. */
const log: { lines: number; readonly bad: string[] } = { lines: 0, bad: [] };
function readLog(): void {
  const { slack, google, microsoft } = product.world.registrations;
  const { INBOX_API_KEY = '', GRANT_KEYS = '', MAIL_INBOUND_SECRET = '', WEBHOOK_SECRET = '' } = product.variables;
  const secrets = [
    ...[slack.signingSecret, slack.botToken, google.secret, microsoft.secret],
    ...[INBOX_API_KEY, GRANT_KEYS, MAIL_INBOUND_SECRET, WEBHOOK_SECRET].map((key) => key.replace(/^(whsec_|\w+:)/, '')),
    ...product.world.google.world.grants('dana@northwind.example').map(({ refreshToken }) => refreshToken),
    ...['canary', 'northwind.example', 'why isn'],
  ];
  if (secrets.includes('')) expect.fail('an empty secret is in every line');
  const lines = product.lines();
  log.lines += lines.length;
  // Node's version is the last it says of a process that crashes.
  const isBad = (line: string) =>
    secrets.some((secret) => line.includes(secret)) || /"level":60|^Node\.js v/.test(line);
  log.bad.push(...lines.filter(isBad));
}

/** Sends some, so many at a time; what was answered wrongly, as `status: request`. */
async function sendAll(door: Door, requests: readonly BadRequest[]): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (let at = 0; at < requests.length; at += sideBySide) {
    const some = requests.slice(at, at + sideBySide);
    // 0: there was no answer at all.
    const answers = await Promise.all(some.map((request) => send(request).catch(() => 0)));
    const isRight = (status: number) => (status > 0 && status < 500) || door.alsoAnswers.includes(status);
    wrong.push(
      ...answers.flatMap((status, n) =>
        isRight(status) ? [] : [`${status}: ${JSON.stringify(some[n]).slice(0, 2_000)}`],
      ),
    );
  }
  return wrong;
}

describe.each(doorNames)('the door for %s', (name) => {
  it(`lets ${perDoor.toLocaleString('en')} bad requests neither break nor fill the process`, async () => {
    const door = doors.find((one) => one.name === name) ?? expect.fail('no such door');
    const seed = Math.floor(Math.random() * 2 ** 31);
    const wrong: string[] = [];
    let before = 0;
    for (let sent = 0; sent < perDoor && wrong.length === 0; sent += portion) {
      wrong.push(...(await sendAll(door, fc.sample(door.requests, { numRuns: portion, seed: seed + sent }))));
      readLog();
      if (sent === portion) before = await megabytesInUse(door.app);
    }
    expect(wrong.slice(0, 5), `seed ${seed}`).toEqual([]);
    expect((await megabytesInUse(door.app)) - before).toBeLessThan(growth);
    expect(await residentMegabytes(urlOf(door.app))).toBeLessThan(allowed);
    expect(await isWell(door.app)).toBe(true);
  }, 3_600_000);
});

it('none of it leaves a secret, an address, anybody’s words or a crash in the log', () => {
  expect(log.lines).toBeGreaterThan(perDoor / 10);
  expect(log.bad.slice(0, 5)).toEqual([]);
});

describe.each(apps)('the %s process', (app) => {
  it('turns a body away that is over the limit, and takes the next request', async () => {
    const body = 'x'.repeat(20 * 1024 * 1024);
    const url = `${urlOf(app)}${paths[app]}`;
    const headers = { 'content-type': 'application/json' };
    // Whoever is turned away in the middle of sending may see the connection cut instead of the answer.
    const status = await send({ url, method: 'POST', headers, body }).catch(() => 413);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(await isWell(app)).toBe(true);
  });

  it(`answers within a second while ${idle.toLocaleString('en')} connections say nothing`, async () => {
    const { port } = new URL(urlOf(app));
    const sockets: Socket[] = [];
    while (sockets.length < idle) {
      const some = Array.from({ length: Math.min(sideBySide, idle - sockets.length) }, () =>
        connect(Number(port), host),
      );
      await Promise.all(some.map((socket) => once(socket, 'connect')));
      sockets.push(...some);
    }
    const begins = performance.now();
    expect(await isWell(app)).toBe(true);
    expect(performance.now() - begins).toBeLessThan(1_000);
    for (const socket of sockets) socket.destroy();
  }, 60_000);
});

// It takes most of a minute: Node looks every half minute for whoever is over the limit.
if (extent !== 'sample') {
  it.concurrent.each(apps)(
    'the %s process cuts off who says nothing, and who sends a byte a second for ever',
    async (app) => {
      const { port } = new URL(urlOf(app));
      const [silent, slow] = [connect(Number(port), host), connect(Number(port), host)];
      for (const socket of [silent, slow]) socket.on('error', () => socket.destroy()).resume();
      slow.write(
        `POST ${paths[app]} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 9999\r\n\r\n`,
      );
      const drip = setInterval(() => slow.write('x'), 1_000);
      await Promise.all([once(silent, 'close'), once(slow, 'close')]);
      clearInterval(drip);
    },
    90_000,
  );
}
