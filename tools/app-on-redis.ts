import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import {
  type AppName,
  createLog,
  createMetrics,
  openCapabilities,
  readEnvironment,
  type WireDeps,
  type Wired,
} from '../packages/hosting/src/index.ts';
import { startRedis } from './redis.ts';
import { commonVariables } from './sample-variables.ts';

type EnvironmentOf<App extends AppName> = ReturnType<typeof readEnvironment<App>>;

export interface AppOnRedis<App extends AppName> {
  readonly app: App;
  readonly clock: Parameters<typeof openCapabilities>[1]['clock'];
  readonly wire: (needs: WireDeps<EnvironmentOf<App>>) => Wired;
  /** What this app is told besides what every app is. */
  readonly variables: Readonly<Record<string, string>>;
}

/** For tests: an app as it is deployed, on a Redis of its own that can be taken away and keeps what it was told. */
export async function startAppOnRedis<App extends AppName>({ app, clock, wire, variables }: AppOnRedis<App>) {
  const folder = mkdtempSync(join(tmpdir(), `${app}-on-redis-`));
  let redis = await startRedis({ appendOnly: folder });
  let wired: Wired | undefined;
  const server = createServer((request, response) => wired?.handler(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const environment = readEnvironment(app, {
    ...commonVariables,
    STORE: redis.url,
    ...variables,
  });
  const [log, metrics] = [createLog(app, 'silent'), createMetrics(app)];
  const capabilities = await openCapabilities(environment, { clock, log, metrics });
  const running = wire({ environment, capabilities, log, metrics });
  wired = running;
  running.start();
  return {
    url,
    capabilities,
    loseRedis: () => redis.stop(),
    /** Resolves once the app speaks to it again. */
    async regainRedis() {
      redis = await startRedis({ appendOnly: folder, port: Number(new URL(redis.url).port) });
      await vi.waitFor(() => capabilities.storage.ping(), { timeout: 5_000, interval: 20 });
    },
    async close() {
      await running.stop();
      await capabilities.close();
      server.close();
      await redis.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
