import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { readAuditLog } from '@reconnect/audit';
import { createSlackInstallations } from '@reconnect/hosting/installations';
import { createGrantAccess, createInboxes, type ExchangeOutcome, parseGrantKeys } from '@reconnect/inboxes';
import { systemClock } from '@reconnect/jobs';
import { openSqliteStorage } from '@reconnect/storage/sqlite';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { auditLogContract } from './audit-log.contract.ts';
import { grantsContract } from './grants/grants.contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'operator-'));
afterAll(() => rmSync(folder, { recursive: true }));
const newPath = () => join(folder, `${randomUUID()}.db`);

const sqlite = {
  name: 'sqlite',
  open: (options: { readonly clock: { now(): number } }) => openSqliteStorage(newPath(), options),
};
grantsContract(sqlite);
auditLogContract(sqlite);

const main = join(import.meta.dirname, 'main.ts');
const older = `k1:${Buffer.alloc(32, 7).toString('base64')}`;
const newer = `k2:${Buffer.alloc(32, 9).toString('base64')}`;

describe('an operator’s command as a process', () => {
  let path: string;
  let variables: Readonly<Record<string, string>>;
  beforeEach(async () => {
    path = newPath();
    variables = { STORE: `sqlite:${path}`, GRANT_KEYS: `${newer},${older}` };
  });

  const register = async (count: number) => {
    const storage = openSqliteStorage(path, { clock: Date });
    const inboxes = createInboxes({ storage, clock: Date, keys: parseGrantKeys(older) });
    for (let n = 1; n <= count; n += 1) {
      await inboxes.put(`ib_${n}`, {
        workspace: 'acme',
        provider: 'google',
        address: `${n}@example.com`,
        ownerEmail: 'dana@acme.test',
        memberEmails: [],
        sync: {},
        grant: { refreshToken: `rt-secret-${n}`, scopes: [] },
      });
    }
    await storage.close();
  };
  const install = async () => {
    const storage = openSqliteStorage(path, { clock: Date });
    const installations = createSlackInstallations({ storage, clock: Date, keys: older });
    await installations.save('T1', { workspace: 'acme', secret: 'xoxe-secret' });
    await storage.close();
  };
  const run = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
      env: variables,
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  };
  /** What opens with these keys, and who resealed how many grants. */
  const look = async (keys: string, count: number) => {
    const storage = openSqliteStorage(path, { clock: Date });
    const { grants } = createInboxes({ storage, clock: Date, keys: parseGrantKeys(keys) });
    const opened = [];
    for (let n = 1; n <= count; n += 1) opened.push((await grants.open(`ib_${n}`))?.refreshToken === `rt-secret-${n}`);
    const entries = await readAuditLog(storage, { deed: 'grant.resealed' });
    const installations = createSlackInstallations({ storage, clock: Date, keys });
    const installed = (await installations.find('T1'))?.secret;
    await storage.close();
    return { opened: opened.filter(Boolean).length, entries, installed };
  };
  /** A rotation that has done the first inbox and waits at the second, whose refresh is under way until `go`. */
  const rotateHalf = async () => {
    await register(3);
    const storage = openSqliteStorage(path, { clock: Date });
    const answer = Promise.withResolvers<ExchangeOutcome>();
    const access = createGrantAccess({
      storage,
      clock: systemClock,
      exchange: () => answer.promise,
      gate: (_asker, exchange) => exchange(),
      inboxes: createInboxes({ storage, clock: Date, keys: parseGrantKeys(older) }),
    });
    const refreshing = access.refresh('ib_2');
    const rotation = spawn(process.execPath, [main, 'grants', 'rotate'], { env: variables });
    const ended = new Promise((resolve) => rotation.once('close', resolve));
    const wrong = text(rotation.stderr);
    const isHalf = async () => (await readAuditLog(storage, { deed: 'grant.resealed' })).length === 1;
    await vi.waitUntil(isHalf, { timeout: 10_000 });
    const go = async () => {
      answer.resolve({ outcome: 'refused', grantDead: false, answer: null });
      await refreshing;
      await storage.close();
    };
    return { rotation, ended, wrong, go };
  };

  it('rotates the grants and installations of the store that STORE names, and leaves an entry in the name of the machine’s account', async () => {
    await register(3);
    await install();
    expect(run('grants', 'rotate')).toMatchObject({ status: 0, stdout: expect.stringMatching(/^4 of 4 resealed\./) });
    const { opened, entries, installed } = await look(newer, 3);
    expect({ opened, installed }).toEqual({ opened: 3, installed: 'xoxe-secret' });
    expect(entries[0]?.by).toEqual({ kind: 'operator', name: expect.stringMatching(/./) });
    expect(run('grants', 'status').stdout).toContain('may be taken out of GRANT_KEYS now');
    const log = run('audit-log', '--json', '--deed', 'grant.resealed').stdout;
    expect(log.trimEnd().split('\n')).toHaveLength(3);
    expect(log).not.toMatch(/secret|@/);
  });

  it('that is killed in the middle of a rotation has lost nothing, and the next one ends it', async () => {
    const { rotation, ended, go } = await rotateHalf();
    rotation.kill('SIGKILL');
    await ended;
    await go();
    expect(await look(`${newer},${older}`, 3)).toMatchObject({ opened: 3, entries: { length: 1 } });
    expect(run('grants', 'rotate')).toMatchObject({ status: 0, stdout: expect.stringMatching(/^2 of 2 resealed\./) });
    expect(await look(newer, 3)).toMatchObject({ opened: 3, entries: { length: 3 } });
  });

  it('stops at an interrupt once the inbox it is at is done', async () => {
    const { rotation, ended, wrong, go } = await rotateHalf();
    rotation.kill('SIGINT');
    await go();
    expect(await ended).toBe(1);
    expect(await wrong).toBe('Stopped after 2 of 3. Nothing is lost; run this again to go on.\n');
    expect(await look(`${newer},${older}`, 3)).toMatchObject({ opened: 3, entries: { length: 2 } });
  });

  it('ends by itself where the store is away', () => {
    variables = { STORE: 'redis://127.0.0.1:1' };
    expect(run('audit-log')).toEqual({
      status: 1,
      stdout: '',
      stderr: expect.stringMatching(/^Redis at 127\.0\.0\.1:1 does not answer: .*\n$/),
    });
  });
});
