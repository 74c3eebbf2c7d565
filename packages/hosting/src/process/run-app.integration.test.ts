import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { startRedis } from '../../../../tools/redis.ts';
import { sampleVariables } from '../../../../tools/sample-variables.ts';

const folder = mkdtempSync(join(tmpdir(), 'hosting-run-'));
afterAll(() => rmSync(folder, { recursive: true }));

const [runApp, explainStart] = ['./run-app.ts', './explain-start.ts'].map((path) =>
  JSON.stringify(new URL(path, import.meta.url).href),
);
const script = `
  import { runApp } from ${runApp};
  import { explainStart } from ${explainStart};
  const wire = () => ({
    handler: (request, response) => response.end('the app'),
    start() {
      const leaky = Object.assign(new TypeError('canary'), { config: { authorization: 'Bearer canary' } });
      if (process.env.BREAKS === 'by a throw') setImmediate(() => { throw leaky; });
      if (process.env.BREAKS === 'by a promise') setImmediate(() => void Promise.reject(leaky));
    },
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

  it('tells of the trouble of its store and its job engine in its log, once, and nowhere else', async () => {
    const redis = await startRedis({ own: true });
    onTestFinished(() => redis.stop());
    const child = start({ ...sampleVariables, STORE: redis.url });
    const beside = text(child.stderr!);
    const told: { readonly msg: string }[] = [];
    for await (const line of createInterface(child.stdout!)) {
      told.push(JSON.parse(line));
      if (told.length === 1) await redis.stop();
      if (told.some(({ msg }) => msg === 'the store is in trouble')) child.kill('SIGKILL');
    }
    const because = `Redis at ${new URL(redis.url).host} does not answer: nothing listens there.`;
    expect(told.slice(1)).toEqual([
      expect.objectContaining({ msg: 'the job engine is in trouble', on: 'redis', failures: 1 }),
      expect.objectContaining({ msg: 'the store is in trouble', on: 'redis', failures: 1, because }),
    ]);
    expect(told[1]).toMatchObject({ err: { error: expect.any(String), at: expect.any(Array) } });
    expect(await beside).toBe('');
  }, 20_000);

  it.each(['by a throw', 'by a promise'])(
    'that breaks down %s says so in its log, and not what it held',
    async (BREAKS) => {
      const child = start({ ...sampleVariables, STORE: 'memory', BREAKS });
      const [out, beside, [code]] = await Promise.all([text(child.stdout!), text(child.stderr!), once(child, 'exit')]);
      expect([code, beside]).toEqual([1, '']);
      const last = JSON.parse(out.trim().split('\n').at(-1)!);
      expect(last).toMatchObject({ msg: 'the process broke down', err: { error: 'TypeError', at: expect.any(Array) } });
      expect(out).not.toContain('canary');
    },
  );

  it('does not start in production on a Redis that can lose data, and says why', async () => {
    const redis = await startRedis({ own: true });
    onTestFinished(() => redis.stop());
    const child = start({ ...sampleVariables, STORE: redis.url, NODE_ENV: 'production' });
    const [told, [code]] = await Promise.all([text(child.stderr!), once(child, 'exit')]);
    expect(code).toBe(1);
    expect(told).toContain('appendonly is off');
    expect(told).not.toContain('    at ');
  });

  it.each([
    [
      'a Redis that is away',
      { STORE: 'redis://canary@127.0.0.1:1' },
      /^The store .* Redis at 127\.0\.0\.1:1 does not answer: nothing listens there\.$/,
    ],
    ['a folder', { STORE: `sqlite:${folder}` }, /^The store .* SQLite file cannot be opened/],
    ['a file in a folder that cannot be', { STORE: 'sqlite:/proc/nope/canary.db' }, /^The store .* folder .* made\.$/],
    ['a file below a file', { STORE: 'sqlite:/dev/null/a/canary.db' }, /^The store .* folder .* made\.$/],
    ['an address of another machine', { HOST: '192.0.2.7' }, /^This machine cannot listen on HOST=192\.0\.2\.7/],
    ['a port that is no more', { PORT: '65536' }, /PORT: must be a port, 0 to 65535$/],
  ])('does not start on %s, and says so in a sentence', async (_, variables, sentence) => {
    const child = start({ ...sampleVariables, STORE: 'memory', ...variables });
    const [told, [code]] = await Promise.all([text(child.stderr!), once(child, 'exit')]);
    expect(code).toBe(1);
    expect(told.trim()).toMatch(sentence);
    expect(told).not.toMatch(/canary|^ {4}at /m);
  });

  it('does not start on a port that another process has, and says so in a sentence', async () => {
    const other = createServer();
    await once(other.listen(0, '127.0.0.1'), 'listening');
    onTestFinished(() => void other.close());
    const { port } = other.address() as AddressInfo;
    const child = start({ ...sampleVariables, STORE: 'memory', PORT: String(port) });
    const [told, [code]] = await Promise.all([text(child.stderr!), once(child, 'exit')]);
    expect([code, told]).toEqual([1, `Port ${port} is taken by another process. Set PORT to a free one.\n`]);
  });

  it('does not start without its secrets, and says which', async () => {
    const child = start({ NODE_ENV: 'production' });
    const [told, [code]] = await Promise.all([text(child.stderr!), once(child, 'exit')]);
    expect(code).toBe(1);
    expect(told).toContain('INBOX_API_KEY: missing;');
    expect(told).not.toContain('    at ');
  });
});
