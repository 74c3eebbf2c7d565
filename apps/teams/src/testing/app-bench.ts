import { readFileSync } from 'node:fs';
import type { Assistant, Channel, Turn, TurnOutcome } from '@reconnect/assistant';
import { createHolds, openStore, serve } from '@reconnect/hosting';
import { createMovableClock } from '@reconnect/simulators';
import { expect, onTestFinished, vi } from 'vitest';
import { assembleTeams } from '../assemble.ts';
import { createTeamsAdapter } from '../in/adapter.ts';
import { createEgress } from '../out/egress.ts';
import { createServiceHosts } from '../out/service-hosts.ts';
import { openScriptedConnector } from './scripted-connector.ts';

/** An activity as Teams sends it, in JSON. */
export const fixture = (name: string) => readFileSync(new URL(`../../fixtures/${name}.json`, import.meta.url), 'utf8');

const homes: Assistant['homes'] = {
  open: async () => undefined,
  look: async () => ({ locale: 'en', title: 'Your inboxes', sections: [] }),
};

/** The app on a port, unauthenticated, with an assistant whose `receive` is the test's. */
export async function openAppBench(receive: (turn: Turn, channel: Channel) => Promise<TurnOutcome>) {
  const connector = await openScriptedConnector(({ path }) =>
    path === '/emea/v3/conversations' ? { status: 201, body: { id: 'a:opened' } } : undefined,
  );
  const serviceHosts = createServiceHosts({ local: true });
  const clock = createMovableClock(1_763_647_926_000);
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  const { storage } = await openStore('memory', clock);
  const adapter = createTeamsAdapter({ config: { localUnauthenticated: true }, clock, log });
  const egress = createEgress({ serviceHosts, clock, holds: createHolds({ clock }), token: adapter.token });
  const { app } = assembleTeams({
    adapter,
    egress,
    serviceHosts,
    storage,
    assistantFor: (channel) => ({ receive: (turn: Turn) => receive(turn, channel), homes }),
    clock,
    log,
  });
  const serving = await serve({ port: 0, host: '127.0.0.1', health: () => false, handler: app.handler });
  onTestFinished(async () => {
    await Promise.all([serving.close(), app.stop()]);
    await egress.close();
    await connector.close();
  });
  const url = `http://127.0.0.1:${serving.port}/api/messages`;
  const post = (body: string, contentType = 'application/json') =>
    fetch(url, { method: 'POST', headers: { 'content-type': contentType }, body });
  const deliver = (name: string, change: object = {}) =>
    post(JSON.stringify({ ...JSON.parse(fixture(name)), serviceUrl: connector.serviceUrl, ...change }));
  return { calls: connector.calls, log, clock, app, deliver, post, url };
}

/** A `receive` that does not come back before the test says so. */
export function hanging() {
  const { promise: asked, resolve: ask } = Promise.withResolvers<void>();
  const { promise: stored, resolve: store, reject: fail } = Promise.withResolvers<TurnOutcome>();
  const receive = () => {
    ask();
    return stored;
  };
  return { receive, asked, store: () => store({ outcome: 'taken' }), fail };
}

/** A `receive` for what is no turn. */
export const nothing = () => expect.unreachable('the assistant was called');
