import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below what systems give to outgoing connections (Linux: from 32,768 on), which would take it from a server that restarts. */
const [first, last] = [10_000, 32_000];
/** Each process begins to look elsewhere: two that look at once would find the same port free before either listens on it. */
const apart = 50;
let tried = 0;

/** A port on loopback that nobody listens on. */
export async function freePort(): Promise<number> {
  const port = first + ((process.pid * apart + tried++) % (last - first));
  const probe = createServer();
  const isFree = await new Promise<boolean>((resolve) => {
    probe.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => resolve(true));
  });
  if (!isFree) return freePort();
  probe.close();
  await once(probe, 'close');
  return port;
}
