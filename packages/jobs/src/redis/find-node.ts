import { isOfCluster } from '@reconnect/redis';
import { createClient } from 'redis';

/** Where the job engine keeps its keys. */
export interface Place {
  /** Of the node to speak to. */
  readonly url: string;
  /** What every key begins with; undefined: BullMQ's own word. */
  readonly prefix?: string;
  /** The other nodes of the cluster, one of which may hold the keys some day; none where Redis stands alone. */
  readonly others: readonly string[];
}

/** How long a Redis may keep silent, in milliseconds. */
const patience = 5_000;

/** Braces make a cluster keep all keys in one slot: a job is moved between lists by scripts, which cannot reach further. */
const clusterPrefix = '{jobs}';

/**
 * A Redis that stands alone is spoken to as it is; of a cluster, the one node that holds the slot of our keys, because
 * BullMQ speaks to a cluster through `ioredis` only. Rejected with the client's own error.
 */
export async function findNode(url: string): Promise<Place> {
  const client = createClient({
    url,
    socket: { connectTimeout: patience, socketTimeout: patience, reconnectStrategy: false },
  });
  // The same error rejects the promise.
  client.on('error', () => {});
  await client.connect();
  try {
    if (!(await isOfCluster(client))) return { url, others: [] };
    const [slot, ranges] = await Promise.all([client.clusterKeySlot(clusterPrefix), client.clusterSlots()]);
    const owner = ranges.find(({ from, to }) => from <= slot && slot <= to)?.master;
    if (owner === undefined) throw new Error('No node of the cluster holds the slot of the jobs.');
    const place = addressOf(url, owner);
    const nodes = ranges.flatMap(({ master, replicas }) => [master, ...replicas]).map((node) => addressOf(url, node));
    return { url: place, prefix: clusterPrefix, others: [...new Set(nodes)].filter((node) => node !== place) };
  } finally {
    client.destroy();
  }
}

/** A node that does not know its own host is where it was asked. */
function addressOf(url: string, { host, port }: { readonly host: string; readonly port: number }): string {
  const address = new URL(url);
  if (host !== '') address.hostname = host.includes(':') ? `[${host}]` : host;
  address.port = `${port}`;
  return address.href;
}
