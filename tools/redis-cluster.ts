import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { freePort } from './free-port.ts';
import { startRedis, type TestRedis } from './redis.ts';

/** Three masters without replicas, each with a third of the slots. */
export interface TestCluster {
  /** Of one node; the others are found through it. */
  readonly url: string;
  readonly nodes: readonly ClusterNode[];
  stop(): Promise<void>;
}

export interface ClusterNode {
  readonly url: string;
  /** Ends the node at once, as a crash would. */
  stop(): Promise<void>;
  /** Brings it back with what it knew of the cluster, and none of its keys. */
  start(): Promise<void>;
}

const slots = 16_384;
const size = 3;
const agreesWithin = 20_000;

/** Starts a cluster by Redis's own commands: `redis-cli` is not everywhere. Rejected when the nodes do not find together. */
export async function startRedisCluster(): Promise<TestCluster> {
  const folder = await mkdtemp(join(tmpdir(), 'redis-cluster-'));
  const nodes = await Promise.all(Array.from({ length: size }, () => startNode(folder)));
  const [first] = nodes;
  if (first === undefined) throw new Error('A cluster has nodes.');
  for (const [index, { port }] of nodes.entries()) {
    const from = Math.floor((index * slots) / size);
    const to = Math.floor(((index + 1) * slots) / size) - 1;
    await say(port, ['CLUSTER', 'SET-CONFIG-EPOCH', `${index + 1}`]);
    await say(port, ['CLUSTER', 'ADDSLOTSRANGE', `${from}`, `${to}`]);
    await say(port, ['CLUSTER', 'MEET', '127.0.0.1', `${first.port}`, `${first.busPort}`]);
  }
  await agreed(nodes);
  return {
    url: first.node.url,
    nodes: nodes.map(({ node }) => node),
    async stop() {
      await Promise.all(nodes.map(({ node }) => node.stop()));
      await rm(folder, { recursive: true });
    },
  };
}

async function startNode(parent: string) {
  const [folder, port, busPort] = await Promise.all([mkdtemp(join(parent, 'node-')), freePort(), freePort()]);
  const cluster = { folder, port: busPort };
  let redis: TestRedis = await startRedis({ port, cluster });
  const node: ClusterNode = {
    url: redis.url,
    stop: () => redis.stop(),
    async start() {
      redis = await startRedis({ port, cluster });
    },
  };
  return { port, busPort, node };
}

/** Every node must have heard of all slots, from all nodes. */
async function agreed(nodes: readonly { readonly port: number }[]): Promise<void> {
  for (const until = Date.now() + agreesWithin; ; ) {
    const told = await Promise.all(nodes.map(({ port }) => say(port, ['CLUSTER', 'INFO'])));
    if (told.every((info) => info.includes('cluster_state:ok') && info.includes(`cluster_known_nodes:${size}`))) return;
    if (Date.now() > until) throw new Error(`The nodes did not become a cluster:\n${told.join('\n')}`);
    await setTimeout(50);
  }
}

/** Sends one command on a line of its own and takes what comes first; rejected with the node's words when it refuses. */
export function say(port: number, words: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1' }, () => socket.write(`${words.join(' ')}\r\n`));
    socket.setEncoding('utf8');
    socket.once('data', (answer: string) => {
      socket.destroy();
      if (answer.startsWith('-')) reject(new Error(`${words.join(' ')}: ${answer.trim()}`));
      else resolve(answer);
    });
    socket.once('error', reject);
  });
}
