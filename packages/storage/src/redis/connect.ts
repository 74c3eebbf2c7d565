import { isOfCluster, leaveReplica, reconnectDelay } from '@reconnect/redis';
import { createClient, createCluster } from 'redis';
import { StorageError } from '../errors.ts';
import { scripts } from './scripts.ts';
import { toStorageError } from './to-storage-error.ts';

/** A dead peer is noticed when it misses several of these pings, in milliseconds. */
const pingInterval = 1_000;
const silence = 5_000;

type ReconnectIn = (attempt: number) => number | false;

const settings = (reconnectStrategy: ReconnectIn) => ({
  disableOfflineQueue: true,
  pingInterval,
  // The client's own limit counts only until a command is written, which is at once or never; and it costs a timer and
  // an abort signal for each, which was a tenth of an app's processor time. A silent Redis is found out by its socket.
  commandOptions: { timeout: 0 },
  socket: { connectTimeout: silence, socketTimeout: silence, reconnectStrategy },
});

const createOne = (url: string, reconnectIn: ReconnectIn) => createClient({ url, scripts, ...settings(reconnectIn) });

/** The nodes tell of one another by host and port; who may speak to them, and how, only the address says. */
const createMany = (url: string, reconnectIn: ReconnectIn) => {
  const { protocol, username, password } = new URL(url);
  const { socket, ...rest } = settings(reconnectIn);
  return createCluster({
    scripts,
    rootNodes: [{ url, ...settings(reconnectIn) }],
    defaults: {
      ...rest,
      ...(username !== '' && { username: decodeURIComponent(username) }),
      ...(password !== '' && { password: decodeURIComponent(password) }),
      socket: protocol === 'rediss:' ? { ...socket, tls: true } : socket,
    },
  });
};

/** One node: a Redis that stands alone, or a master of a cluster. */
export type Node = ReturnType<typeof createOne>;

/** What may be asked of a Redis and of a cluster alike: whatever names its keys. */
export type Client = Pick<Node, 'get' | 'lRange' | 'eval' | 'commitWrites' | 'dueInShard' | 'publish'> & Listener;

/** Both clients say this, each in types of its own. */
interface Listener {
  subscribe(topic: string, hear: (text: string) => void): Promise<unknown>;
}

export interface NodeConnection {
  ask<Answer>(question: (node: Node) => Promise<Answer>): Promise<Answer>;
}

/** A connection that comes back by itself; while it is away, whatever is asked fails at once. */
export interface Connection {
  ask<Answer>(question: (client: Client) => Promise<Answer>): Promise<Answer>;
  /** Every node that holds keys, for questions that name none. */
  nodes(): Promise<readonly NodeConnection[]>;
  close(): Promise<void>;
}

/**
 * Connects to the Redis at `url`, or to the whole cluster if that is one of its nodes.
 * Rejected with `StorageError` (`unreachable`, `refused`) when there is no Redis to begin with, or none for us.
 */
export async function connect(url: string): Promise<Connection> {
  if (!URL.canParse(url)) throw new StorageError('unreachable', 'The address of Redis is no URL.');
  let begun = false;
  let closed = false;
  let lastProblem: unknown;
  const pending = new Set<Promise<unknown>>();
  const onError = (problem: unknown) => {
    lastProblem = problem;
  };
  const { client, nodes, hangUp } = await openClient(url, {
    reconnectIn: (attempt) => begun && reconnectDelay(attempt),
    onError,
  }).catch((problem: unknown) => {
    throw toStorageError(problem, url);
  });
  begun = true;
  const consider = leaveReplica(() => {
    if (!closed && client.isReady) hangUp().catch(onError);
  });

  async function track<Asked, Answer>(asked: Asked, question: (asked: Asked) => Promise<Answer>): Promise<Answer> {
    if (closed) throw new StorageError('closed', 'The Redis storage is closed.');
    const answer = question(asked);
    pending.add(answer);
    try {
      return await answer;
    } catch (problem) {
      consider(problem);
      throw toStorageError(client.isReady ? problem : (lastProblem ?? problem), url);
    } finally {
      pending.delete(answer);
    }
  }

  return {
    ask: (question) => track(client, question),
    async nodes() {
      const all = await track(undefined, nodes);
      return all.map((node) => ({ ask: (question) => track(node, question) }));
    },
    async close() {
      if (closed) return;
      closed = true;
      // The client's own `close` would wait for ever for a Redis that just died.
      await Promise.allSettled(pending);
      client.destroy();
    },
  };
}

interface Opening {
  readonly reconnectIn: ReconnectIn;
  readonly onError: (problem: unknown) => void;
}

async function openClient(url: string, { reconnectIn, onError }: Opening) {
  const one = createOne(url, reconnectIn);
  one.on('error', onError);
  await one.connect();
  if (!(await isOfCluster(one))) {
    // The server ends the connection, and the client comes back as after any other end.
    return { client: one, nodes: async () => [one], hangUp: () => one.sendCommand(['QUIT']) };
  }
  one.destroy();
  const cluster = createMany(url, reconnectIn);
  cluster.on('error', onError);
  cluster.on('node-error', onError);
  await cluster.connect();
  return {
    client: cluster,
    nodes: () => Promise.all(cluster.masters.map((master) => cluster.nodeClient(master))),
    // A replica of a cluster names its master, and the client goes there.
    hangUp: () => Promise.resolve(),
  };
}
