import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { freePort } from '../../../../tools/free-port.ts';
import { sampleVariables } from '../../../../tools/sample-variables.ts';
import { type AppName, startApp } from './app-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'reconnect-processes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function start(app: AppName, variables: Readonly<Record<string, string>>) {
  const started = startApp({ app, port: await freePort(), variables });
  onTestFinished(() => started.kill());
  return started;
}

describe.each(['slack', 'teams', 'web'] as const)('the %s process', (app) => {
  it('is alive and ready, counts, and stops cleanly when asked', async () => {
    const STORE = `sqlite:${join(folder, 'reconnect.db')}`;
    const { child, up, ended, url } = await start(app, { ...sampleVariables, STORE });
    await up;
    const ask = async (path: string) => (await fetch(`${url}${path}`)).status;
    expect(await Promise.all([ask('/healthz'), ask('/readyz'), ask('/metrics')])).toEqual([200, 200, 200]);
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  });

  it('does not start without its secrets, and lists all that is missing', async () => {
    const { ended, output } = await start(app, { NODE_ENV: 'production' });
    expect(await ended).toEqual([1, null]);
    const said = output();
    for (const name of ['PUBLIC_URL', 'GRANT_KEYS', 'GOOGLE_CLIENT_SECRET', 'MICROSOFT_CLIENT_SECRET', 'SMTP_URL']) {
      expect(said).toContain(name);
    }
    expect(said).not.toMatch(/\bat .+\.ts:\d+/);
  });
});
