import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AuditEntry, audit } from '@reconnect/audit';
import { openEmbeddedJobs } from '@reconnect/jobs/embedded';
import { createMovableClock, createSimulatedAptly } from '@reconnect/simulators';
import { createMemoryStorage } from '@reconnect/storage/memory';
import { openSqliteStorage } from '@reconnect/storage/sqlite';
import { vi } from 'vitest';
import { createWebhooks, type Receiver, type Webhooks, type WebhooksDeps, webhookQueue } from './webhooks.ts';

const start = Date.UTC(2026, 10, 22, 10);

/** An audit log, a job engine and Aptly behind a real port; time stands still until it is moved. */
export async function openBench(store: 'memory' | 'sqlite') {
  const clock = createMovableClock(start);
  const folder = mkdtempSync(join(tmpdir(), 'webhooks-'));
  const file = join(folder, 'reconnect.db');
  const storage = store === 'memory' ? createMemoryStorage({ clock }) : openSqliteStorage(file, { clock });
  const jobs = openEmbeddedJobs(store === 'memory' ? ':memory:' : file, { clock });
  const aptly = createSimulatedAptly({ clock });
  const url = await aptly.listen();
  const logged: string[] = [];
  const note = (severity: string) => (fields: Readonly<Record<string, unknown>>, message: string) => {
    const told = (_key: string, value: unknown) => (value instanceof Error ? `${value.stack} ${value.cause}` : value);
    logged.push(`${severity}: ${message} ${JSON.stringify(fields, told)}`);
  };
  const log = { info: note('info'), warn: note('warn'), error: note('error') };
  const processes: Webhooks[] = [];

  return {
    clock,
    storage,
    jobs,
    aptly,
    url,
    logged,
    /** Another process on the same store; `null` is told of no receiver. */
    process(receiver: Receiver | null = { url, secret: aptly.secret }, parts: Partial<WebhooksDeps> = {}) {
      const webhooks = createWebhooks({ storage, jobs, clock, log, receiver: receiver ?? undefined, ...parts });
      processes.push(webhooks);
      return webhooks;
    },
    async happens(deed: AuditEntry['deed'] = 'inbox.reconnected', inbox = 'ib_1') {
      const at = new Date(clock.now()).toISOString();
      await audit(storage, {
        at,
        deed,
        by: { kind: 'browser' },
        inbox,
        workspace: 'acme',
        about: { provider: 'google', visits: 7 },
      });
    },
    /** Resolves when no try is under way. */
    settled: () =>
      vi.waitUntil(
        async () => {
          const counts = await jobs.counts(webhookQueue);
          return counts.waiting + counts.running === 0 ? counts : undefined;
        },
        { interval: 2, timeout: 5_000 },
      ),
    async close() {
      // Aptly first: a try that hangs ends with its connection.
      await aptly.close();
      await Promise.all(processes.map((webhooks) => webhooks.stop()));
      await jobs.close();
      await storage.close();
      rmSync(folder, { recursive: true });
    },
  };
}

export type Bench = Awaited<ReturnType<typeof openBench>>;
