import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { compileCache } from '../../../../tools/compile-cache.ts';
import { sampleVariables } from '../../../../tools/sample-variables.ts';

/** The apps as they are deployed: a process each, told everything by their environment. */
const root = fileURLToPath(new URL('../../../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'reconnect-processes-'));
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const environment = (port: number) => ({
  ...sampleVariables,
  PATH: process.env['PATH'] ?? '',
  PORT: String(port),
  STORE: `sqlite:${join(folder, 'reconnect.db')}`,
  WORKSPACE: 'northwind',
});

function start(app: string, variables: Readonly<Record<string, string>>) {
  const env = { ...compileCache, ...variables };
  const child = spawn(process.execPath, [join(root, 'apps', app, 'src/main.ts')], { env, stdio: 'pipe' });
  children.push(child);
  let output = '';
  child.stdout.on('data', (part: Buffer) => {
    output += part.toString();
  });
  child.stderr.on('data', (part: Buffer) => {
    output += part.toString();
  });
  const listening = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', () => output.includes('listening') && resolve());
    child.once('exit', (code) => reject(new Error(`${app} ended with ${code}: ${output}`)));
  });
  return { child, listening, output: () => output };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

describe.each(['slack', 'teams', 'web'])('the %s process', (app) => {
  it('is alive and ready, counts, and stops cleanly when asked', async () => {
    const port = await freePort();
    const { child, listening } = start(app, environment(port));
    await listening;
    const ask = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).status;
    expect(await Promise.all([ask('/healthz'), ask('/readyz'), ask('/metrics')])).toEqual([200, 200, 200]);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('does not start without its secrets, and lists all that is missing', async () => {
    const { child, listening, output } = start(app, { PATH: process.env['PATH'] ?? '', NODE_ENV: 'production' });
    listening.catch(() => undefined);
    expect(await once(child, 'exit')).toEqual([1, null]);
    for (const name of ['PUBLIC_URL', 'GRANT_KEYS', 'GOOGLE_CLIENT_SECRET', 'MICROSOFT_CLIENT_SECRET', 'SMTP_URL']) {
      expect(output()).toContain(name);
    }
    expect(output()).not.toMatch(/\bat .+\.ts:\d+/);
  });
});
