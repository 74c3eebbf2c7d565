import { beforeEach, describe, expect, it } from 'vitest';
import { type Bench, createBench } from '../testing/bench.ts';

let bench: Bench;
beforeEach(async () => {
  bench = createBench();
  await bench.walk(await bench.issue());
  bench.clock.advance(60_000);
});

const report = (more: object = {}) => ({
  at: new Date(bench.clock.now()).toISOString(),
  ok: true,
  imported: 12,
  ...more,
});
const confirm = (more?: object) => bench.flow.confirmImport('ib_1', report(more));
const told = () => bench.told.filter(({ event }) => event.type === 'import.confirmed');

describe('an import after a reconnect', () => {
  it('is told to the conversation that reconnected', async () => {
    const { at } = report();
    expect(await confirm()).toBe(true);
    expect(told()).toEqual([
      {
        conversation: 'slack:T1:U1',
        key: expect.stringMatching(/^reconnect:.+:imported$/),
        event: {
          type: 'import.confirmed',
          inbox: { id: 'ib_1', workspace: 'acme', provider: 'google', address: 'dana@example.com', own: true },
          imported: 12,
          importedAt: at,
        },
      },
    ]);
  });

  it('is told once however many reports come, one after another or at the same time', async () => {
    const confirmed = await Promise.all(Array.from({ length: 8 }, () => confirm()));
    expect(confirmed.filter(Boolean)).toHaveLength(1);
    expect(await confirm()).toBe(false);
    expect(told()).toHaveLength(1);
  });

  it('is told anew after the next reconnect', async () => {
    await confirm();
    await bench.walk(await bench.issue());
    bench.clock.advance(1);
    await confirm({ imported: 0 });
    expect(told().map(({ event }) => 'imported' in event && event.imported)).toEqual([12, 0]);
    expect(new Set(told().map(({ key }) => key))).toHaveLength(2);
  });

  it.each([
    ['failed', { ok: false, imported: undefined }],
    ['was before it', { at: '2026-11-22T12:00:00.000Z' }],
  ])('is waited for when the reported one %s', async (_, more) => {
    expect(await confirm(more)).toBe(false);
    expect(told()).toEqual([]);
    expect(await confirm({ imported: undefined })).toBe(true);
    expect(told()[0]?.event).not.toHaveProperty('imported');
  });

  it('is no news after a day', async () => {
    bench.clock.advance(24 * 3_600_000);
    expect(await confirm()).toBe(false);
  });

  it('of another mailbox under the same id is nobody’s business there', async () => {
    bench.inbox.address = 'eve@example.com';
    expect(await confirm()).toBe(false);
    expect(bench.told).toHaveLength(1);
  });

  it('is of the same mailbox however Aptly spells its address', async () => {
    bench.inbox.address = 'Dana@Example.com';
    expect(await confirm()).toBe(true);
    expect(told()).toHaveLength(1);
  });

  it('is told by a later sweep when it cannot be told at once', async () => {
    bench.answers.notify = new Error('jobs away');
    expect(await confirm()).toBe(true);
    expect(told()).toEqual([]);
    bench.answers.notify = undefined;
    bench.clock.advance(15_000);
    expect(await bench.flow.catchUp()).toMatchObject({ delivered: 1 });
    expect(told()).toHaveLength(1);
  });
});

describe('an import', () => {
  it('without a reconnect is told to nobody', async () => {
    bench = createBench();
    expect(await confirm()).toBe(false);
    expect(bench.told).toEqual([]);
  });

  it('does not overtake the news of its reconnect', async () => {
    bench = createBench();
    bench.answers.notify = new Error('jobs away');
    await bench.walk(await bench.issue());
    bench.answers.notify = undefined;
    bench.clock.advance(1_000);
    expect(await confirm()).toBe(true);
    expect(bench.told).toEqual([]);
    bench.clock.advance(15_000);
    await bench.flow.catchUp();
    expect(bench.told.map(({ event }) => event.type)).toEqual(['reconnect.completed', 'import.confirmed']);
  });
});
