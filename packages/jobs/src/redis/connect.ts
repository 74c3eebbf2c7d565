import { leaveReplica, reconnectDelay, wouldWrite } from '@reconnect/redis';
import { createNodeRedisClient, type IRedisClient } from 'bullmq';
import { createClient } from 'redis';
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

export interface Connections {
  /** Fails at once while Redis is away, because somebody waits for the answer. */
  readonly commands: Connection;
  /** Waits until Redis is back, because a worker has nothing better to do. */
  readonly workers: Connection;
  /** To be told why a question failed: both connections leave a node that turns out to be a replica. */
  consider(problem: unknown): void;
  /** Considers a problem, and tells it. */
  onError(problem: unknown): void;
}

/** Rejected with `JobsError('unreachable')` when there is no Redis to begin with; later both come back by themselves. */
export async function connect(place: Place, onError: (problem: unknown) => void): Promise<Connections> {
  const commands = await connectOnce({ ...place, silence: silence.commands, failFast: true, onError });
  const workers = await connectOnce({ ...place, silence: silence.workers, failFast: false, onError }).catch(
    (problem: unknown) => {
      // A process that could not open the engine has to be able to end.
      commands.destroy();
      throw problem;
    },
  );
  const consider = leaveReplica(() => {
    commands.comeAnew();
    workers.comeAnew();
  });
  return {
    commands,
    workers,
    consider,
    onError(problem) {
      consider(problem);
      onError(problem);
    },
  };
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
  const adapter = followed(createNodeRedisClient(client), family);
  adapter.on('error', onError);
  client.off('error', ignore);
  return {
    adapter,
    async ping() {
      // A key of ours: a node that no longer holds them says so.
      await client.eval(wouldWrite, { keys: [`${prefix}:`] });
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

/**
 * Keeps in `family` the connection and those that BullMQ derives from it, until they end. BullMQ stops listening to a
 * derived one before that is quite gone, and an error that nobody listens to ends the process. Until then it tells the
 * errors itself.
 */
function followed(adapter: IRedisClient, family: Set<IRedisClient>): IRedisClient {
  family.add(adapter);
  adapter.once('end', () => family.delete(adapter));
  const duplicate = adapter.duplicate.bind(adapter);
  adapter.duplicate = (...options) => {
    const derived = followed(duplicate(...options), family);
    derived.on('error', () => {});
    return derived;
  };
  return adapter;
}
