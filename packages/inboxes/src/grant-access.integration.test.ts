import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openSqliteStorage } from '@reconnect/storage/sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { parseGrantKeys } from './grant-keys.ts';
import { createInboxes } from './inboxes.ts';

const keys = `k1:${Buffer.alloc(32, 7).toString('base64')}`;
const script = join(import.meta.dirname, 'testing', 'access-process.ts');
const run = promisify(execFile);

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

it('two hundred callers in four processes share one exchange, and its rotated token is stored', async () => {
  const path = join(folder, 'reconnect.db');
  const storage = openSqliteStorage(path, { clock: Date });
  const inboxes = createInboxes({ storage, clock: Date, keys: parseGrantKeys(keys) });
  const person = { workspace: 'acme', address: 'dana@example.com', ownerEmail: 'dana@example.com', memberEmails: [] };
  const grant = { refreshToken: 'rt-0', scopes: ['Mail.Read'] };
  await inboxes.put('ib_1', { ...person, provider: 'microsoft', grant, sync: {} });

  const processes = Array.from({ length: 4 }, () => run(process.execPath, [script, path, keys, url, '50']));
  const given = (await Promise.all(processes)).flatMap(({ stdout }) => JSON.parse(stdout) as string[]);

  expect(given).toHaveLength(200);
  expect(new Set(given)).toEqual(new Set(['at-1']));
  expect(exchanged).toEqual(['rt-0']);
  expect((await inboxes.grants.open('ib_1'))?.refreshToken).toBe('rt-1');
  await storage.close();
});
