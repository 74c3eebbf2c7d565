import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readAuditLog } from '@reconnect/audit';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { startRedis, type TestRedis } from '../../../../tools/redis.ts';
import { createInboxes } from '../inboxes.ts';
import { openStorage } from '../testing/open-storage.ts';
import { parseGrantKeys } from './grant-keys.ts';

const keys = `k1:${Buffer.alloc(32, 7).toString('base64')}`;
const script = join(import.meta.dirname, '..', 'testing', 'access-process.ts');
const run = promisify(execFile);

let redis: TestRedis;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.stop());

let folder: string;
let endpoint: Server;
let url: string;
let exchanged: string[];

/** A slow token endpoint that rotates, as Microsoft's does. */
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inboxes-'));
  exchanged = [];
  endpoint = createServer(async (request, response) => {
    let token = '';
    for await (const chunk of request) token += chunk;
    exchanged.push(token);
    const answer = { accessToken: `at-${exchanged.length}`, rotated: `rt-${exchanged.length}` };
    setTimeout(() => response.end(JSON.stringify(answer)), 300);
  });
  await new Promise<void>((resolve) => endpoint.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(endpoint.address() as AddressInfo).port}`;
});
afterEach(async () => {
  await new Promise((resolve) => endpoint.close(resolve));
  await rm(folder, { recursive: true });
});

it.each([
  ['sqlite', () => `sqlite:${join(folder, 'reconnect.db')}`],
  ['redis', () => redis.url],
])(
  'two hundred callers in four processes on %s share one exchange, and its rotated token is stored',
  async (_, where) => {
    const store = where();
    const inbox = `ib_${randomUUID()}`;
    const storage = await openStorage(store, { clock: Date });
    const inboxes = createInboxes({ storage, clock: Date, keys: parseGrantKeys(keys) });
    const person = { workspace: 'acme', address: 'dana@example.com', ownerEmail: 'dana@example.com', memberEmails: [] };
    const grant = { refreshToken: 'rt-0', scopes: ['Mail.Read'] };
    await inboxes.put(inbox, { ...person, provider: 'microsoft', grant, sync: {} });

    const processes = Array.from({ length: 4 }, () => run(process.execPath, [script, store, keys, url, inbox, '50']));
    const given = (await Promise.all(processes)).flatMap(({ stdout }) => JSON.parse(stdout) as string[]);

    expect(given).toHaveLength(200);
    expect(new Set(given)).toEqual(new Set(['at-1']));
    expect(exchanged).toEqual(['rt-0']);
    expect((await inboxes.grants.open(inbox))?.refreshToken).toBe('rt-1');
    expect(await readAuditLog(storage, { inbox, deed: 'access.given' })).toHaveLength(1);
    await inboxes.remove(inbox);
    await storage.close();
  },
);
