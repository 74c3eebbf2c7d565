import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** An address that leads to one Redis, and may lead to another one later, as a name does. */
export interface RedisDoor {
  readonly url: string;
  /** Who came in and is still there. */
  readonly open: ReadonlySet<Socket>;
  /** Ends all that is open, too. */
  close(): void;
}

/** `behind` is asked of each who comes, and says to which Redis they are led; undefined: they are sent away. */
export async function openRedisDoor(behind: () => string | undefined): Promise<RedisDoor> {
  const open = new Set<Socket>();
  const door = createServer((asker) => {
    const led = behind();
    if (led === undefined) return void asker.destroy();
    open.add(asker.once('close', () => open.delete(asker)));
    const { hostname, port } = new URL(led);
    const redis = connect(Number(port), hostname);
    for (const [from, to] of [[asker, redis] as const, [redis, asker] as const]) {
      from
        .on('error', () => to.destroy())
        .on('close', () => to.destroy())
        .pipe(to);
    }
  }).listen(0, '127.0.0.1');
  await once(door, 'listening');
  return {
    url: `redis://127.0.0.1:${(door.address() as AddressInfo).port}`,
    open,
    close() {
      door.close();
      for (const asker of open) asker.destroy();
    },
  };
}
