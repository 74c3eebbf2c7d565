import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below what systems give to outgoing connections (Linux: from 32,768 on), which would take it from a server that restarts. */
const [first, last] = [10_000, 32_000];

/** A port on loopback that nobody listens on; somebody else may be faster to take it. */
export async function freePort(): Promise<number> {
  const port = randomInt(first, last);
  const probe = createServer();
  const isFree = await new Promise<boolean>((resolve) => {
    probe.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => resolve(true));
  });
  if (!isFree) return freePort();
  probe.close();
  await once(probe, 'close');
  return port;
}
