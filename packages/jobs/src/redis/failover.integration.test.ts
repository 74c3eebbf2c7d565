import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from 'redis';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { freePort } from '../../../../tools/free-port.ts';
import { startRedis } from '../../../../tools/redis.ts';
import { startRedisCluster, type TestCluster } from '../../../../tools/redis-cluster.ts';
import { openRedisDoor } from '../../../../tools/redis-door.ts';
import type { Jobs } from '../jobs.ts';
import { findNode } from './find-node.ts';
import { openRedisJobs } from './redis-jobs.ts';

const patient = { timeout: 20_000, interval: 50 };
const unreachable = { name: 'JobsError', code: 'unreachable' };

let cluster: TestCluster;
const opened: Jobs[] = [];
beforeEach(async () => {
  cluster = await startRedisCluster();
}, 60_000);
afterEach(async () => {
  await Promise.all(opened.splice(0).map((jobs) => jobs.close()));
  await cluster.stop();
});

/** What one node answers to a command. */
async function say(url: string, ...words: readonly string[]): Promise<unknown> {
  const client = createClient({ url });
  await client.connect();
  try {
    return await client.sendCommand([...words]);
  } finally {
    client.destroy();
  }
}

const slot = async () => String(await say(cluster.url, 'CLUSTER', 'KEYSLOT', '{jobs}'));
const idOf = async (url: string) => String(await say(url, 'CLUSTER', 'MYID'));
const holder = async () => (await findNode(cluster.url)).url;

/** An engine with a worker, told of no node but the first; and what the worker did. */
async function open(address = cluster.url) {
  const jobs = await openRedisJobs(address, { lease: 800, onError: () => {} });
  opened.push(jobs);
  const done: string[] = [];
  jobs.work('mail', async ({ id }) => void done.push(id));
  return { jobs, done };
}

/** Gives the slot of the jobs to another node, with all that is in it, as an operator does who adds a node. */
async function reshard(from: string, to: string): Promise<void> {
  const [ours, theirs, which] = [await idOf(from), await idOf(to), await slot()];
  await say(to, 'CLUSTER', 'SETSLOT', which, 'IMPORTING', ours);
  await say(from, 'CLUSTER', 'SETSLOT', which, 'MIGRATING', theirs);
  const keys = (await say(from, 'CLUSTER', 'GETKEYSINSLOT', which, '1000')) as string[];
  const { hostname, port } = new URL(to);
  await say(from, 'MIGRATE', hostname, port, '', '0', '5000', 'KEYS', ...keys);
  for (const node of [to, ...cluster.nodes.map(({ url }) => url)]) {
    await say(node, 'CLUSTER', 'SETSLOT', which, 'NODE', theirs);
  }
}

/** A fourth node that has a copy of all that `master` holds. */
async function copyOf(master: string) {
  const folder = await mkdtemp(join(tmpdir(), 'jobs-replica-'));
  const replica = await startRedis({ cluster: { folder, port: await freePort() } });
  const { hostname, port } = new URL(cluster.url);
  const bus = String(await say(cluster.url, 'CLUSTER', 'NODES')).match(/@(\d+)\S* myself/)?.[1] ?? '';
  await say(replica.url, 'CLUSTER', 'MEET', hostname, port, bus);
  await vi.waitFor(async () => say(replica.url, 'CLUSTER', 'REPLICATE', await idOf(master)), patient);
  const isInStep = async () => String(await say(replica.url, 'INFO', 'replication')).includes('master_link_status:up');
  await vi.waitFor(async () => expect(await isInStep()).toBe(true), patient);
  return {
    url: replica.url,
    async stop() {
      await replica.stop();
      await rm(folder, { recursive: true });
    },
  };
}

describe('jobs on a cluster', () => {
  it('follow when their node gives them to another one', async () => {
    const { jobs, done } = await open();
    await jobs.add({ queue: 'mail', id: 'before', payload: null });
    await vi.waitFor(() => expect(done).toEqual(['before']), patient);
    await jobs.add({ queue: 'mail', id: 'promised', payload: null, runAt: Date.now() + 1_500 });
    const [from, to] = [await holder(), cluster.nodes.map(({ url }) => url)];
    await reshard(from, to.find((url) => url !== from) ?? '');
    expect(await holder()).not.toBe(from);

    await vi.waitFor(() => jobs.ping(), patient);
    expect(await jobs.add({ queue: 'mail', id: 'before', payload: null })).toBe('known');
    expect(await jobs.add({ queue: 'mail', id: 'after', payload: null })).toBe('added');
    await vi.waitFor(() => expect(done.toSorted()).toEqual(['after', 'before', 'promised']), patient);
  }, 60_000);

  it('follow when their node dies and its copy takes over', async () => {
    const dying = await holder();
    expect(dying).not.toBe(cluster.url);
    const { jobs, done } = await open();
    await jobs.add({ queue: 'mail', id: 'promised', payload: null, runAt: Date.now() + 3_000 });
    const copy = await copyOf(dying);
    await cluster.nodes.find(({ url }) => url === dying)?.stop();
    await expect(jobs.ping()).rejects.toMatchObject(unreachable);
    await say(copy.url, 'CLUSTER', 'FAILOVER', 'TAKEOVER');

    await vi.waitFor(() => jobs.ping(), patient);
    expect(await holder()).toBe(copy.url);
    expect(await jobs.add({ queue: 'mail', id: 'after the death', payload: null })).toBe('added');
    await vi.waitFor(() => expect(done.toSorted()).toEqual(['after the death', 'promised']), patient);
    await copy.stop();
  }, 60_000);

  it('follow the address that led to it when all nodes they knew were replaced', async () => {
    let led = cluster.url;
    const door = await openRedisDoor(() => led);
    onTestFinished(() => door.close());
    const { jobs, done } = await open(door.url);
    await jobs.add({ queue: 'mail', id: 'before', payload: null });
    await vi.waitFor(() => expect(done).toEqual(['before']), patient);
    const next = await startRedisCluster();
    onTestFinished(() => next.stop());
    await Promise.all(cluster.nodes.map((node) => node.stop()));
    led = next.url;

    await vi.waitFor(() => jobs.ping(), patient);
    await jobs.add({ queue: 'mail', id: 'after', payload: null });
    await vi.waitFor(() => expect(done).toEqual(['before', 'after']), patient);
  }, 90_000);

  it('are closed at once while all nodes are away', async () => {
    const { jobs } = await open();
    await Promise.all(cluster.nodes.map((node) => node.stop()));
    await expect(jobs.ping()).rejects.toMatchObject(unreachable);
    await expect(jobs.close()).resolves.toBeUndefined();
  }, 30_000);
});
