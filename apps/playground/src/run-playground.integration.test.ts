import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';

const module = JSON.stringify(new URL('./run-playground.ts', import.meta.url).href);
const ownPage = fileURLToPath(new URL('../page', import.meta.url));
const scriptFor = (page: string) => `
  import { runPlayground } from ${module};
  await runPlayground({ page: ${JSON.stringify(page)}, variables: process.env, print: console.log });`;

function start(variables: Readonly<Record<string, string>>, page = ownPage) {
  const child = spawn(
    process.execPath,
    ['--disable-warning=DEP0040', '--input-type=module', '--eval', scriptFor(page)],
    {
      env: { PATH: process.env['PATH'], ...variables },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  return { child, ended: once(child, 'exit'), printed: text(child.stdout), problems: text(child.stderr) };
}

describe('The playground as a process', () => {
  it('does not start with wrong variables, and lists them in one message', async () => {
    const { ended, printed, problems } = start({ PORT: '99999', STORE: 'foo', LOG_LEVEL: 'loud' });
    expect(await ended).toEqual([1, null]);
    expect((await printed).split('\n')).toEqual([
      expect.stringMatching(/^The playground cannot start/),
      '  PORT: must be a port, 0 to 65535',
      expect.stringMatching(/^ {2}LOG_LEVEL: /),
      expect.stringMatching(/^ {2}STORE: must be /),
      '',
    ]);
    expect(await problems).toBe('');
  });

  it('says in a sentence that its port is taken', async () => {
    const other = createServer();
    await once(other.listen(0, '127.0.0.1'), 'listening');
    onTestFinished(() => void other.close());
    const { port } = other.address() as AddressInfo;
    const { ended, printed, problems } = start({ PORT: String(port) });
    expect(await ended).toEqual([1, null]);
    expect(await printed).toMatch(/^Port \d+ is taken\. .*npm start\n$/);
    expect(await problems).toBe('');
  });

  it('does not start without its page, and says what makes one', async () => {
    const { ended, printed, problems } = start({ PORT: '0' }, '/nowhere');
    expect(await ended).toEqual([1, null]);
    expect(await printed).toMatch(/^The page is not built\. npm start .*\n$/);
    expect(await problems).toBe('');
  });

  it('says in a sentence that its store cannot be had', async () => {
    const { ended, printed, problems } = start({ PORT: '0', STORE: 'sqlite:/dev/null/a.db' });
    expect(await ended).toEqual([1, null]);
    expect(await printed).toMatch(/^The store that STORE names cannot be opened: .*\n$/);
    expect(await problems).toBe('');
  });

  it('stops well, also when it is told twice: by whoever started it, and by its launcher', async () => {
    const { child, ended } = start({ PORT: '0' });
    await once(child.stdout, 'data');
    child.kill('SIGTERM');
    child.kill('SIGINT');
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  });
});
