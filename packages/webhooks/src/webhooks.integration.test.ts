import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { webhookQueue } from './webhooks.ts';
import { type Bench, openBench } from './webhooks-bench.ts';

const hour = 3_600_000;

describe.each(['memory', 'sqlite'] as const)('a webhook, on %s', (store) => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openBench(store);
  });
  afterEach(() => bench.close());

  it('tells Aptly once what happened, signed, and names nobody', async () => {
    const webhooks = bench.process();
    webhooks.start();
    await bench.happens('inbox.disconnected');
    await bench.happens('link.issued');
    expect(await webhooks.sweep()).toBe(1);
    const heard = await bench.aptly.waitFor(({ type }) => type === 'inbox.disconnected');
    expect(heard).toMatchObject({
      id: expect.stringMatching(/^msg_[\w-]{43}$/),
      timestamp: '2026-11-22T10:00:00.000Z',
      data: { inbox: 'ib_1', workspace: 'acme', provider: 'google' },
    });
    await bench.settled();
    expect(await webhooks.sweep()).toBe(0);
    expect(bench.aptly.deliveries()).toHaveLength(1);
    expect(bench.aptly.deliveries()[0]?.body).not.toMatch(/browser|visits/);
  });

  it('tells all of a long outage, the oldest first', async () => {
    const webhooks = bench.process();
    for (let n = 0; n < 150; n += 1) {
      await bench.happens('inbox.recovered', `ib_${n}`);
      bench.clock.advance(1);
    }
    expect(await webhooks.sweep()).toBe(150);
    webhooks.start();
    await bench.aptly.waitForDeliveries(150);
    expect(new Set(bench.aptly.heard().map(({ data }) => data['inbox']))).toHaveLength(150);
    expect(bench.aptly.deliveries()[0]?.body).toContain('"ib_0"');
  });

  it('that is refused, cut off or sent elsewhere is tried again after pauses that double, under the same id', async () => {
    const { aptly, clock } = bench;
    const webhooks = bench.process();
    webhooks.start();
    aptly.faults.answer(500);
    aptly.faults.reset();
    aptly.faults.answer(307);
    await bench.happens();
    await webhooks.sweep();
    for (const [tried, pause] of [5_000, 10_000, 20_000].entries()) {
      await bench.settled();
      clock.advance(pause - 1);
      await bench.settled();
      expect(aptly.deliveries()).toHaveLength(tried + 1);
      clock.advance(1);
    }
    await aptly.waitFor(() => true);
    const deliveries = aptly.deliveries();
    expect(deliveries.map(({ genuine }) => genuine)).toEqual([true, true, true, true]);
    expect(new Set(deliveries.map(({ id, body, path }) => `${id} ${path} ${body}`))).toHaveLength(1);
  });

  it('that is not answered is given up after ten seconds, and tried again', async () => {
    const { aptly, clock } = bench;
    const webhooks = bench.process();
    webhooks.start();
    aptly.faults.hang();
    await bench.happens();
    await webhooks.sweep();
    await aptly.waitForDeliveries(1);
    clock.advance(9_999);
    expect(await bench.jobs.counts(webhookQueue)).toMatchObject({ running: 1 });
    clock.advance(1);
    expect(await bench.settled()).toMatchObject({ delayed: 1 });
    clock.advance(5_000);
    await aptly.waitFor(() => true);
  });

  it('whose answer was lost is told twice, and known again by its id', async () => {
    const webhooks = bench.process();
    webhooks.start();
    bench.aptly.faults.loseAnswer();
    await bench.happens();
    await webhooks.sweep();
    await bench.settled();
    bench.clock.advance(5_000);
    await bench.aptly.waitForDeliveries(2);
    expect(bench.aptly.heard()).toHaveLength(1);
  });

  it('is a dead letter at once when Aptly says that nobody is there any more, until an operator tries again', async () => {
    const webhooks = bench.process();
    webhooks.start();
    bench.aptly.faults.answer(410);
    await bench.happens();
    await webhooks.sweep();
    expect(await bench.settled()).toMatchObject({ delayed: 0, dead: 1 });
    const [dead] = await bench.jobs.dead(webhookQueue);
    expect(dead).toMatchObject({ attempts: 1, reason: expect.stringContaining('410') });
    expect(bench.logged.join()).toMatch(/^error: .*WEBHOOK_URL.*410/);
    await bench.jobs.retry(webhookQueue, dead?.id ?? '');
    expect((await bench.aptly.waitFor(() => true)).id).toBe(dead?.id);
  });

  it('is tried for three days, and then a dead letter', async () => {
    const { aptly, clock } = bench;
    const webhooks = bench.process();
    webhooks.start();
    aptly.faults.answer(503, 1_000);
    await bench.happens();
    await webhooks.sweep();
    const began = clock.now();
    while ((await bench.settled()).dead === 0) clock.advance(hour);
    expect((clock.now() - began) / hour).toBeGreaterThanOrEqual(72);
    expect((clock.now() - began) / hour).toBeLessThan(84);
    expect(bench.logged.at(-1)).toMatch(/^error: Aptly could not be told in three days/);
    expect(await bench.jobs.dead(webhookQueue)).toMatchObject([{ reason: 'Aptly answered 503.' }]);
  });

  it('is told once although the process died before it took the mark off', async () => {
    const dying = {
      ...bench.storage,
      commit: () => Promise.reject(new Error('killed')),
    };
    await bench.happens();
    await expect(bench.process(undefined, { storage: dying }).sweep()).rejects.toThrow('killed');
    const [one, other] = [bench.process(), bench.process()];
    one.start();
    other.start();
    await Promise.all([one.sweep(), other.sweep()]);
    await bench.aptly.waitFor(() => true);
    await bench.settled();
    expect(bench.aptly.deliveries()).toHaveLength(1);
    expect(await one.sweep()).toBe(0);
  });

  it('waits in the log while the job engine is away', async () => {
    const away = { ...bench.jobs, add: () => Promise.reject(new Error('away')) };
    await bench.happens();
    await expect(bench.process(undefined, { jobs: away }).sweep()).rejects.toThrow('away');
    const webhooks = bench.process();
    webhooks.start();
    await webhooks.sweep();
    await bench.aptly.waitFor(() => true);
  });

  it('is let go by a process that must end, and sent by the next', async () => {
    const { aptly, clock } = bench;
    const ending = bench.process();
    ending.start();
    aptly.faults.hang();
    await bench.happens();
    await ending.sweep();
    await aptly.waitForDeliveries(1);
    const stopped = ending.stop();
    ending.letGo();
    await stopped;
    bench.process().start();
    clock.advance(5_000);
    await aptly.waitFor(() => true);
  });
});

describe('a webhook', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openBench('memory');
  });
  afterEach(() => bench.close());

  it('reads nothing of an answer, however much there is', async () => {
    let poured = 0;
    const endless = createServer((_request, response) => {
      const pour = () => {
        while (response.write(Buffer.alloc(65_536))) poured += 1;
      };
      response.on('drain', pour).on('error', () => undefined);
      response.writeHead(200);
      pour();
    });
    endless.listen(0, '127.0.0.1');
    await once(endless, 'listening');
    const { port } = endless.address() as AddressInfo;
    const webhooks = bench.process({ url: `http://127.0.0.1:${port}/`, secret: bench.aptly.secret });
    webhooks.start();
    await bench.happens();
    await webhooks.sweep();
    expect(await bench.settled()).toMatchObject({ delayed: 0, dead: 0 });
    // It ends only when the sender hangs up.
    endless.close();
    await once(endless, 'close');
    expect(poured).toBeLessThan(200);
  });

  it('leaves neither secret nor address in logs and dead letters, whatever goes wrong', async () => {
    const { aptly, clock, jobs } = bench;
    const url = `${bench.url}?key=canary`;
    const webhooks = bench.process({ url, secret: aptly.secret });
    webhooks.start();
    aptly.faults.answer(500);
    aptly.faults.reset();
    aptly.faults.answer(302);
    aptly.faults.answer(410);
    await bench.happens();
    await webhooks.sweep();
    while ((await bench.settled()).dead === 0) clock.advance(60_000);
    const told = [...bench.logged, JSON.stringify(await jobs.dead(webhookQueue))].join('\n');
    expect(bench.logged).toHaveLength(4);
    for (const hidden of ['canary', '127.0.0.1', aptly.secret, aptly.secret.slice(6)])
      expect(told).not.toContain(hidden);
  });

  it('is told to nobody where there is no receiver, and for three days left to processes that have one', async () => {
    const { clock, aptly } = bench;
    const silent = bench.process(null);
    silent.start();
    await bench.happens();
    expect(await silent.sweep()).toBe(0);
    clock.advance(3 * 24 * hour);
    expect(await silent.sweep()).toBe(1);
    expect(await bench.process().sweep()).toBe(0);
    await silent.stop();
    expect(aptly.deliveries()).toEqual([]);
  });
});
