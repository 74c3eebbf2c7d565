import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { startRedis } from '../../../../tools/redis.ts';
import { sampleVariables } from '../testing/sample-variables.ts';

const folder = mkdtempSync(join(tmpdir(), 'hosting-run-'));
afterAll(() => rmSync(folder, { recursive: true }));

const module = JSON.stringify(new URL('./run-app.ts', import.meta.url).href);
const script = `
  import { explainStart, runApp } from ${module};
  const wire = () => ({
    handler: (request, response) => response.end('the app'),
    start() {},
    stop: async () => console.log(JSON.stringify({ msg: 'the app has stopped' })),
  });
  await runApp({ app: 'web', defaultPort: 0, variables: process.env, wire }).catch((error) => {
    console.error(explainStart(error));
    process.exit(1);
  });`;

function start(variables: Readonly<Record<string, string>>): ChildProcess {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    env: { PATH: process.env['PATH'], ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

describe('an app', () => {
  it('is up, healthy and ready, and ends well on SIGTERM', async () => {
    const child = start({
      ...sampleVariables,
      STORE: `sqlite:${join(folder, 'reconnect.db')}`,
      NODE_ENV: 'production',
    });
    const ended = once(child, 'exit');
    const messages: string[] = [];
    for await (const line of createInterface(child.stdout!)) {
      const { msg, port } = JSON.parse(line);
      messages.push(msg);
      if (msg !== 'listening') continue;
      const paths = ['/healthz', '/readyz', '/metrics', '/'];
      const answers = await Promise.all(paths.map((path) => fetch(`http://127.0.0.1:${port}${path}`)));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
      expect(await answers[2]!.text()).toContain('reconnect_jobs{queue="handoff",state="dead",app="web"} 0');
      expect(await answers[3]!.text()).toBe('the app');
      child.kill('SIGTERM');
    }
    // The log is written a little later than what the app prints itself.
    expect(messages.toSorted()).toEqual(['listening', 'stopping', 'the app has stopped']);
    expect((await ended)[0]).toBe(0);
  });

  it('does not start in production on a Redis that can lose data, and says why', async () => {
    const redis = await startRedis({ own: true });
    onTestFinished(() => redis.stop());
    const child = start({ ...sampleVariables, STORE: redis.url, NODE_ENV: 'production' });
    const [told, [code]] = await Promise.all([text(child.stderr!), once(child, 'exit')]);
    expect(code).toBe(1);
    expect(told).toContain('appendonly is off');
    expect(told).not.toContain('    at ');
  });

  it('does not start without its secrets, and says which', async () => {
    const child = start({ NODE_ENV: 'production' });
    const [told, [code]] = await Promise.all([text(child.stderr!), once(child, 'exit')]);
    expect(code).toBe(1);
    expect(told).toContain('INBOX_API_KEY: missing');
    expect(told).not.toContain('    at ');
  });
});
