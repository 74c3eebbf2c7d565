import { leaveReplica, reconnectDelay, wouldWrite } from '@reconnect/redis';
import { ConnectionClosedError, createNodeRedisClient, type IRedisClient } from 'bullmq';
import { createClient, ErrorReply } from 'redis';
import { JobsError } from '../errors.ts';
import type { Place } from './find-node.ts';

/** A silent peer is held to be dead after this, in milliseconds; workers block for up to ten seconds. */
const silence = { commands: 5_000, workers: 30_000 };

/** What BullMQ talks through: `adapter` is the client in the form it wants. */
export interface Connection {
  readonly adapter: IRedisClient;
  ping(): Promise<void>;
  /**
   * From now on a lost connection, and any that BullMQ derived from this one, stays lost: whoever waits for it is told,
   * so that closing never waits for a Redis that is away.
   */
  stayAway(): void;
  /**
   * Leaves the node, and comes back by the address, behind which another one may stand by now; so does whatever was
   * derived from this connection. What is still asked is rejected.
   */
  comeAnew(): void;
  /** Breaks off what is still asked; the client's own `close` would wait for ever for a Redis that just died. */
  destroy(): void;
}

/** Both leave a node that turns out to be a replica. */
export interface Connections {
  /** Fails at once while Redis is away, because somebody waits for the answer. */
  readonly commands: Connection;
  /** Waits until Redis is back, because a worker has nothing better to do. */
  readonly workers: Connection;
  /** To be told of what goes wrong on either. */
  onError(problem: unknown): void;
}

/** Rejected with `JobsError('unreachable')` when there is no Redis to begin with; later both come back by themselves. */
export async function connect(place: Place, tell: (problem: unknown) => void): Promise<Connections> {
  const opened: Connection[] = [];
  const consider = leaveReplica(() => {
    for (const connection of opened) connection.comeAnew();
  });
  const onError = (problem: unknown) => {
    consider(problem);
    tell(problem);
  };
  const open = async (settings: Pick<ConnectionSettings, 'silence' | 'failFast'>) => {
    const connection = await connectOnce({ ...place, ...settings, onError });
    opened.push(connection);
    return connection;
  };
  const commands = await open({ silence: silence.commands, failFast: true });
  const workers = await open({ silence: silence.workers, failFast: false }).catch((problem: unknown) => {
    // A process that could not open the engine has to be able to end.
    commands.destroy();
    throw problem;
  });
  return { commands, workers, onError };
}

interface ConnectionSettings extends Pick<Place, 'url' | 'prefix'> {
  readonly silence: number;
  readonly failFast: boolean;
  readonly onError: (problem: unknown) => void;
}

async function connectOnce({ url, prefix = '', silence, failFast, onError }: ConnectionSettings): Promise<Connection> {
  let mayReturn = false;
  const client = createClient({
    url,
    disableOfflineQueue: failFast,
    // What a worker asks waits as long as Redis is away; BullMQ does not recover from a command that timed out.
    commandOptions: { timeout: failFast ? 5_000 : 0 },
    pingInterval: silence / 5,
    socket: {
      connectTimeout: 5_000,
      socketTimeout: silence,
      reconnectStrategy: (attempt) => mayReturn && reconnectDelay(attempt),
    },
  });
  // The same error rejects the promise.
  const ignore = () => {};
  client.on('error', ignore);
  await client.connect().catch((problem: unknown) => {
    throw new JobsError('unreachable', 'Redis does not answer.', { cause: problem });
  });
  mayReturn = true;
  const family = new Set<IRedisClient>();
  const adapter = followed(createNodeRedisClient(client), { family, onError });
  adapter.on('error', onError);
  client.off('error', ignore);
  return {
    adapter,
    async ping() {
      // A key of ours: a node that no longer holds them says so.
      await orAway(client.eval(wouldWrite, { keys: [`${prefix}:`] }), onError);
    },
    stayAway() {
      mayReturn = false;
    },
    comeAnew() {
      if (mayReturn) for (const member of family) member.disconnect(true);
    },
    destroy() {
      client.destroy();
    },
  };
}

interface Following {
  readonly family: Set<IRedisClient>;
  readonly onError: (problem: unknown) => void;
}

/**
 * Keeps in `family` the connection and those that BullMQ derives from it, until they end. BullMQ stops listening to a
 * derived one before that is quite gone, and an error that nobody listens to ends the process. Until then it tells the
 * errors itself.
 */
function followed(adapter: IRedisClient, following: Following): IRedisClient {
  const { family, onError } = following;
  family.add(adapter);
  adapter.once('end', () => family.delete(adapter));
  const duplicate = adapter.duplicate.bind(adapter);
  adapter.duplicate = (...options) => {
    const derived = followed(duplicate(...options), following);
    derived.on('error', () => {});
    return derived;
  };
  const runCommand = adapter.runCommand.bind(adapter);
  adapter.runCommand = (...command) => orAway(runCommand(...command), onError);
  return adapter;
}

/**
 * A Redis that refuses (it is a replica, full, or holds our keys no longer) passes for one that is away. BullMQ asks one
 * that refuses again without a pause, and takes the refusal for the failure of a job that was done; for one that is away
 * it waits, and then tells it what was done.
 */
function orAway<Answer>(asked: Promise<Answer>, onError: (problem: unknown) => void): Promise<Answer> {
  return asked.catch((problem: unknown) => {
    if (!(problem instanceof ErrorReply)) throw problem;
    onError(problem);
    throw new ConnectionClosedError('Redis refuses.', problem);
  });
}
