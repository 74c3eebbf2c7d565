import { ErrorReply } from 'redis';
import { connect, type Node } from './connect.ts';

/** What a Redis says of how well it keeps what it was told; a field is left out where it does not say. */
export interface RedisKeeping {
  /** Whether every write goes to a file that outlives the process. */
  readonly appendOnly?: boolean;
  /** What it does when its memory is full: `noeviction` refuses writes, all else throws records away. */
  readonly evictionPolicy?: string;
}

/**
 * Asks by `INFO`, which managed services answer that forbid `CONFIG`. A cluster keeps what it was told as well as the
 * worst of its nodes. Rejected with `StorageError('unreachable')` when there is no Redis.
 */
export async function inspectRedis(url: string): Promise<RedisKeeping> {
  const { nodes, close } = await connect(url);
  try {
    const keepings = await Promise.all((await nodes()).map((node) => node.ask(keepingOf)));
    return keepings.reduce(worseOf);
  } finally {
    await close();
  }
}

async function keepingOf(node: Node): Promise<RedisKeeping> {
  const [persistence, memory] = await Promise.all([told(node, 'persistence'), told(node, 'memory')]);
  const appendOnly = fieldOf(persistence, 'aof_enabled');
  const evictionPolicy = fieldOf(memory, 'maxmemory_policy');
  return {
    ...(appendOnly !== undefined && { appendOnly: appendOnly === '1' }),
    ...(evictionPolicy !== undefined && { evictionPolicy }),
  };
}

/** Field by field; what one node does not say, nobody knows of all of them, unless another one says the worst. */
function worseOf(one: RedisKeeping, other: RedisKeeping): RedisKeeping {
  const files = [one.appendOnly, other.appendOnly];
  const appendOnly = files.includes(false) ? false : files.includes(undefined) ? undefined : true;
  const policies = [one.evictionPolicy, other.evictionPolicy];
  const evicting = policies.find((policy) => policy !== undefined && policy !== 'noeviction');
  const evictionPolicy = evicting ?? (policies.includes(undefined) ? undefined : 'noeviction');
  return {
    ...(appendOnly !== undefined && { appendOnly }),
    ...(evictionPolicy !== undefined && { evictionPolicy }),
  };
}

/** A user who may not ask is told nothing; a Redis that is away is a failure. */
async function told(node: Node, section: string): Promise<string> {
  return node.info(section).catch((problem: unknown) => {
    if (node.isReady && problem instanceof ErrorReply) return '';
    throw problem;
  });
}

function fieldOf(info: string, name: string): string | undefined {
  return info
    .split(/\r?\n/)
    .find((line) => line.startsWith(`${name}:`))
    ?.slice(name.length + 1);
}
