import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from 'vitest';
import { openSqliteStorage } from './sqlite-storage.ts';

const clock = { now: () => Date.now() };
const folder = mkdtempSync(join(tmpdir(), 'storage-processes-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Another process that opens `path` as `storage` and runs `body`. `mostKilobytes`: the system lets its files grow no larger. */
function startProcess(path: string, body: string, mostKilobytes?: number): ChildProcess {
  const module = JSON.stringify(new URL('./sqlite-storage.ts', import.meta.url).href);
  const opening = `import { openSqliteStorage } from ${module};
    const storage = openSqliteStorage(${JSON.stringify(path)}, { clock: { now: () => Date.now() } });`;
  const run = `ulimit -f ${mostKilobytes ?? 'unlimited'}; exec "$@"`;
  const words = [process.execPath, '--input-type=module', '--eval', opening + body];
  return spawn('bash', ['-c', run, 'bash', ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
}

const increment100 = `
  for (let landed = 0; landed < 100; ) {
    const found = await storage.read('p', 'count');
    const write = { kind: 'put', name: 'count', value: (found?.value ?? 0) + 1, expect: found?.version ?? 0 };
    if ((await storage.commit('p', [write])).outcome === 'saved') landed += 1;
  }`;

const commitForEver = `
  for (let n = 1; ; n += 1) {
    await storage.commit('p', [{ kind: 'put', name: 'count', value: n }, { kind: 'append', name: 'log', value: n }]);
    console.log(n);
  }`;

const pingUntilUnwell = `
  await storage.commit('p', [{ kind: 'put', name: 'count', value: 1 }]);
  let said = 'well';
  for (let pings = 0; pings < 500 && said === 'well'; pings += 1) {
    said = await storage.ping().then(() => 'well', ({ code }) => code);
  }
  console.log(said + ', and holds ' + (await storage.read('p', 'count')).value);`;

describe('a sqlite file', () => {
  it('is shared by several processes, which lose no write of one another', async () => {
    const path = join(folder, 'shared.db');
    const processes = [1, 2, 3].map(() => startProcess(path, increment100));
    const endings = await Promise.all(processes.map((each) => once(each, 'close')));
    expect(endings).toEqual([
      [0, null],
      [0, null],
      [0, null],
    ]);

    const storage = openSqliteStorage(path, { clock });
    expect((await storage.read('p', 'count'))?.value).toBe(300);
    await storage.close();
  });

  it('holds all that was reported as saved when a process is killed in the middle of writing', async () => {
    const path = join(folder, 'killed.db');
    const writer = startProcess(path, commitForEver);
    let reported = 0;
    for await (const line of createInterface({ input: writer.stdout! })) {
      reported = Number(line);
      if (reported === 50) writer.kill('SIGKILL');
    }

    const storage = openSqliteStorage(path, { clock });
    const count = Number((await storage.read('p', 'count'))?.value);
    expect(count).toBeGreaterThanOrEqual(reported);
    expect(await storage.readLog('p', 'log')).toEqual(Array.from({ length: count }, (_, n) => n + 1));
    await storage.close();
  });

  it('holds nothing of what has expired once something else was written', async () => {
    const path = join(folder, 'expired.db');
    let now = Date.UTC(2026, 0, 5, 9);
    const storage = openSqliteStorage(path, { clock: { now: () => now } });
    await storage.commit('person', [
      { kind: 'put', name: 'case', value: 'private words', expiresAt: now + 1_000 },
      { kind: 'append', name: 'transcript', value: 'private words', expiresAt: now + 1_000 },
    ]);
    now += 1_000;
    await storage.commit('other', [{ kind: 'put', name: 'record', value: 1 }]);
    await storage.close();

    const file = new DatabaseSync(path);
    expect(file.prepare('SELECT partition FROM records').all()).toEqual([{ partition: 'other' }]);
    expect(file.prepare('SELECT name FROM logs').all()).toEqual([]);
    expect(file.prepare('SELECT value FROM log_entries').all()).toEqual([]);
    file.close();
  });

  it('is not well where it can be read and not be written to', async () => {
    const pinging = startProcess(join(folder, 'limited.db'), pingUntilUnwell, 400);
    const [said] = await once(createInterface({ input: pinging.stdout! }), 'line');
    expect(said).toBe('unreachable, and holds 1');
  });

  it('is refused as unreadable when it is something else', () => {
    const path = join(folder, 'letter.db');
    writeFileSync(path, 'Dear support, my inbox stopped syncing. '.repeat(200));
    expect(() => openSqliteStorage(path, { clock })).toThrow(expect.objectContaining({ code: 'unreadable' }));
  });

  it('is refused as unreachable when it cannot be created', () => {
    const path = join(folder, 'letter.db', 'below-a-file.db');
    expect(() => openSqliteStorage(path, { clock })).toThrow(expect.objectContaining({ code: 'unreachable' }));
  });
});
