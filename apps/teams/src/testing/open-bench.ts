import type { Assistant, Turn, TurnOutcome } from '@reconnect/assistant';
import { createHolds, openStore, serve } from '@reconnect/hosting';
import { createMovableClock, createSimulatedTeams, type SimulatedTeams } from '@reconnect/simulators';
import { assembleTeams } from '../assemble.ts';
import { createTeamsAdapter } from '../in/adapter.ts';
import type { TeamsChannel } from '../out/channel.ts';
import { createEgress } from '../out/egress.ts';
import { createServiceHosts } from '../out/service-hosts.ts';
import { createSkippingClock } from './skipping-clock.ts';

/** The whole app before the simulated Teams, unauthenticated, with a test in the place of the assistant. */
export interface Bench {
  readonly teams: SimulatedTeams;
  readonly channel: TeamsChannel;
  /** What the app wrote to its log. */
  readonly logged: readonly unknown[];
  /** What the bot said in a conversation. */
  said(conversation: string): ReturnType<SimulatedTeams['world']['activities']>;
  /** Delivers an activity that no person of the simulation would send. */
  post(activity: object): Promise<{ readonly status: number; readonly body: unknown }>;
  /** Resolves when the app has finished what it held. */
  close(): Promise<void>;
}

export interface BenchAssistant {
  receive(turn: Turn): Promise<TurnOutcome>;
  readonly homes?: Assistant['homes'];
}

const nobodysHome: Assistant['homes'] = { open: async () => undefined, look: async () => undefined };

export async function openBench({ receive, homes = nobodysHome }: BenchAssistant): Promise<Bench> {
  const clock = createMovableClock({ follows: Date.now });
  const logged: unknown[] = [];
  const note = (fields: unknown, message: string) => void logged.push([message, fields]);
  const log = { info: note, warn: note, error: note };
  let url = '';
  let closed: Promise<void> | undefined;
  const teams = createSimulatedTeams({
    clock,
    appId: 'c1d2e3f4-0a1b-4c2d-8e3f-405162738495',
    botUrl: () => url,
  });
  const { serviceUrl } = await teams.listen();
  const serviceHosts = createServiceHosts({ local: true });
  const { storage } = await openStore('memory', clock);
  const adapter = createTeamsAdapter({ config: { localUnauthenticated: true }, clock, log });
  const hasty = createSkippingClock(clock);
  const holds = createHolds({ clock: hasty });
  const egress = createEgress({ serviceHosts, clock: hasty, holds, token: adapter.token, timeout: 1_500 });
  const { channel, app } = assembleTeams({
    adapter,
    egress,
    serviceHosts,
    storage,
    assistantFor: () => ({ receive, homes }),
    clock,
    log,
  });
  const serving = await serve({ port: 0, host: '127.0.0.1', health: () => false, handler: app.handler });
  url = `http://127.0.0.1:${serving.port}`;
  return {
    teams,
    channel,
    logged,
    said: (conversation) => teams.world.activities(conversation).filter(({ from }) => from === undefined),
    async post(activity) {
      const response = await fetch(`${url}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...activity, serviceUrl }),
      });
      const text = await response.text();
      return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
    },
    close() {
      closed ??= (async () => {
        await Promise.all([serving.close(), app.stop()]);
        await egress.close();
        await teams.close();
      })();
      return closed;
    },
  };
}
