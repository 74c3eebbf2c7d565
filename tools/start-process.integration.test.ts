import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { freePort } from './free-port.ts';
import { startProcess, type UpSign } from './start-process.ts';

const stays = 'setInterval(() => {}, 1_000);';
const serves = (port: number) => `require('node:net').createServer().listen(${port}, '127.0.0.1');`;

function start(script: string, sign: UpSign, options: { readonly detached?: boolean } = {}) {
  const started = startProcess([process.execPath, '--eval', script], sign, { stdio: 'pipe', ...options });
  onTestFinished(() => started.kill());
  return started;
}

/** Whoever is killed lets go of its port a moment later. */
const untilFree = (port: number) =>
  vi.waitFor(async () => {
    const server = createServer().listen(port, '127.0.0.1');
    await once(server, 'listening');
    server.close();
  });

describe('a started process', () => {
  it('is up once it says so, in however many pieces, and has its output read once', async () => {
    const pieces = `process.stdout.write('list'); setImmediate(() => process.stdout.write('ening')); ${stays}`;
    const { up, output } = start(pieces, { says: 'listening' });
    await up;
    expect([output(), output()]).toEqual(['listening', '']);
  });

  it('is up once it listens', async () => {
    const port = await freePort();
    await start(serves(port), { listensOn: port }).up;
    const taken = createServer().listen(port, '127.0.0.1');
    expect(await once(taken, 'error')).toMatchObject([{ code: 'EADDRINUSE' }]);
  });

  it.each([{ says: 'listening' }, { listensOn: 1 }])('that ends before it serves says why: %o', async (sign) => {
    const { up, ended } = start("console.error('no such store'); process.exit(3);", sign);
    await expect(up).rejects.toThrow(/ended with 3 before it served:\nno such store\n$/);
    expect(await ended).toEqual([3, null]);
  });

  it('that is no program says so', async () => {
    const { up, ended } = startProcess(['/nowhere/program'], { says: 'listening' }, {});
    await expect(up).rejects.toMatchObject({ cause: { code: 'ENOENT' } });
    await ended;
  });

  it('is gone once it was killed, with its group where it has one', async () => {
    const port = await freePort();
    const parent = `require('node:child_process').spawn(process.execPath, ['--eval', ${JSON.stringify(serves(port))}]); ${stays}`;
    const { up, kill, ended } = start(parent, { listensOn: port }, { detached: true });
    await up;
    await kill();
    expect(await ended).toEqual([null, 'SIGKILL']);
    await untilFree(port);
  });

  it('does not outlive who started it', async () => {
    const port = await freePort();
    const module = JSON.stringify(new URL('start-process.ts', import.meta.url).href);
    const parent = `import { startProcess } from ${module};
      await startProcess([process.execPath, '--eval', ${JSON.stringify(serves(port))}], { listensOn: ${port} }, {}).up;
      process.exit();`;
    const { ended } = startProcess([process.execPath, '--input-type=module', '--eval', parent], { says: 'x' }, {});
    expect(await ended).toEqual([0, null]);
    await untilFree(port);
  });
});
