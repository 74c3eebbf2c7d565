import { createLog, createMetrics, openCapabilities, readEnvironment } from '@reconnect/hosting';
import { systemClock } from '@reconnect/jobs';
import { inboxOf, openMailbox } from '../product/mailboxes.ts';
import type { Upstreams } from '../product/upstreams.ts';
import { slackVariables } from '../systems/our-apps.ts';

/** Somebody who has an inbox at Google, and the account at Aptly that it belongs to. */
export interface Owner {
  readonly number: string;
  readonly workspace: string;
}

export interface Stock {
  readonly redisUrl: string;
  readonly upstreams: Upstreams;
  /** All that the apps are told besides. */
  readonly variables: Readonly<Record<string, string>>;
}

const sideBySide = 100;

/** Registers everybody's inbox with the product's own code, without its door: asking takes long enough. */
export async function stockInboxes({ redisUrl, upstreams, variables }: Stock, owners: Iterable<Owner>): Promise<void> {
  const own = slackVariables({ port: 0, apiUrl: 'http://127.0.0.1:9/', redisUrl });
  const environment = readEnvironment('slack', { ...own, ...variables });
  const needs = { clock: systemClock, log: createLog('bench', 'silent'), metrics: createMetrics('bench') };
  const { inboxes, close } = await openCapabilities(environment, needs);
  let batch: Promise<void>[] = [];
  for (const { number, workspace } of owners) {
    batch.push(inboxes.put(inboxOf(number), openMailbox(upstreams, { number, workspace, provider: 'google' })));
    if (batch.length < sideBySide) continue;
    await Promise.all(batch);
    batch = [];
  }
  await Promise.all(batch);
  await close();
}
