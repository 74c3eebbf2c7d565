import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signedHeaders } from '@reconnect/simulators';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startRedis, type TestRedis } from '../../../../tools/redis.ts';
import type { AppName } from '../conformance/app-process.ts';
import { talkers } from '../conformance/talker.ts';
import { type Letter, openPostman, type Postman } from './postman.ts';
import { residentMegabytes } from './processes/process-metrics.ts';
import { type ProductProcesses, startProcesses } from './processes/product-processes.ts';

const apps: readonly AppName[] = ['slack', 'teams', 'web'];
const day = 24 * 60 * 60_000;
/** How soon everything is to work again after Redis is back, in milliseconds. */
const promised = 5_000;
/** So many requests come while Redis is away. */
const burst = 2_000;
const sideBySide = 50;

/** A real Redis with its append-only file is killed under all three apps, and comes back at the same address. */
describe('Redis gone and back', () => {
  const folder = mkdtempSync(join(tmpdir(), 'reconnect-outage-'));
  let redis: TestRedis;
  let postman: Postman;
  let product: ProductProcesses;
  beforeAll(async () => {
    redis = await startRedis({ appendOnly: folder });
    postman = await openPostman();
    product = await startProcesses({
      apps,
      storeFor: () => redis.url,
      frontOf: (app, url) => (app === 'slack' ? postman.inFrontOf(url) : url),
    });
  }, 60_000);
  afterAll(async () => {
    await product.close();
    await Promise.all([postman.close(), redis.stop()]);
    rmSync(folder, { recursive: true, force: true });
  });

  const bring = async () => {
    redis = await startRedis({ appendOnly: folder, port: Number(new URL(redis.url).port) });
  };
  const ask = async (app: AppName, path: string) => (await fetch(`${product.running(app)?.url}${path}`)).status;
  const statuses = (path: string) => Promise.all(apps.map((app) => ask(app, path)));
  /** How long it takes until every app says that it is ready, in milliseconds. */
  const untilReady = async () => {
    const begins = performance.now();
    while ((await statuses('/readyz')).some((status) => status !== 200)) {
      if (performance.now() - begins > 3 * promised) break;
    }
    return performance.now() - begins;
  };

  it('refuses what it cannot keep, keeps what it took, and is itself again within five seconds', async () => {
    await product.stage.skip(day);
    const { players } = await product.stage.begin('google', 'throttled');
    const slack = talkers.slack(product.world, players.dana);
    const teams = talkers.teams(product.world, players.dana);
    await slack.writes("why isn't my inbox syncing?");
    await slack.waitsFor(/I will check again at/);
    await teams.waitsFor(/find out why/);

    await redis.stop();
    expect(await statuses('/healthz')).toEqual([200, 200, 200]);
    expect(await statuses('/readyz')).toEqual([503, 503, 503]);
    const inSlack = await players.dana.slack.writes('what can you do?');
    const inTeams = await players.dana.teams.writes('what can you do?');
    expect([inSlack.outcome, inTeams.outcome].map(Number).every((status) => status >= 500)).toBe(true);
    await slack.waitsFor(/can’t reach my notes.*answer as soon as I can/);
    await teams.waitsFor(/can’t reach my notes.*try again in a minute/);
    expect((await fetch(`${product.publicUrl}/reconnect/${'a'.repeat(43)}`)).status).toBe(503);

    await bring();
    expect(await untilReady()).toBeLessThan(promised);
    // Slack tries again by itself; in Teams a person was asked to.
    product.clock.advance(60_000);
    await slack.waitsFor(/I look after inboxes/);
    await teams.writes('what can you do?');
    await teams.waitsFor(/I look after inboxes/);
    await product.stage.skip(10 * 60_000);
    await slack.waitsFor(/The limit is over|Repaired/);
    expect(product.lines().filter((line) => /"level":60|unhandled|uncaught/i.test(line))).toEqual([]);
  }, 90_000);

  it('takes a burst while Redis is away without keeping it in memory, and answers none of it with 200', async () => {
    await product.stage.skip(day);
    const { players } = await product.stage.begin('google', 'healthy');
    const talker = talkers.slack(product.world, players.dana);
    await talker.writes('what can you do?');
    await talker.waitsFor(/I look after inboxes/);
    await talker.writes('is my inbox ok?');
    await talker.waitsFor(/connection is fine/);
    const letter =
      postman.letters().findLast(({ body }) => body.includes('is my inbox ok?')) ?? expect.fail('no letter');
    const slackSecret = product.world.registrations.slack.signingSecret;
    const { url } = product.running('slack') ?? expect.fail('no process');

    let copies = 0;
    /** The same words in an event that nobody has seen. */
    const another = (): Letter => {
      copies += 1;
      const body = letter.body
        .toString()
        .replaceAll(/"(event_id|ts|client_msg_id|event_ts)":"([^"]+)"/g, `"$1":"$2${copies}"`);
      const headers = { ...letter.headers, ...signedHeaders(slackSecret, body, { at: product.clock.now() }) };
      return { ...letter, headers, body: Buffer.from(body) };
    };
    await redis.stop();
    const answers = new Map<number, number>();
    const send = async (count: number) => {
      for (let sent = 0; sent < count; sent += sideBySide) {
        const some = await Promise.all(Array.from({ length: sideBySide }, () => postman.deliver(another(), url)));
        for (const { status } of some) answers.set(status, (answers.get(status) ?? 0) + 1);
      }
    };
    await send(burst / 4);
    const before = await residentMegabytes(url);
    await send(burst);
    const after = await residentMegabytes(url);
    expect([...answers.keys()].filter((status) => status < 500)).toEqual([]);
    expect(after - before).toBeLessThan(50);

    await bring();
    expect(await untilReady()).toBeLessThan(promised);
    await talker.writes('what can you do?');
    await talker.waitsFor(/I look after inboxes/);
    expect(
      talker.hears().filter(({ lines }) => lines.some((line) => /^The connection is fine/.test(line))),
    ).toHaveLength(1);
  }, 120_000);
});
