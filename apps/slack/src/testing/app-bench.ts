import type { Assistant, Home, Turn, TurnOutcome } from '@reconnect/assistant';
import { createHolds, createInFlight, serve } from '@reconnect/hosting';
import { createMovableClock, createSimulatedSlack } from '@reconnect/simulators';
import { assembleSlack } from '../assemble.ts';
import { signBody } from './sign-body.ts';

export const signingSecret = 'signing-secret';
export const botToken = 'xoxb-app-test';
export const team = 'T0SIMULATED';

export interface BenchOptions {
  readonly outcome?: () => Promise<TurnOutcome>;
  /** The questions that still wait for an answer. */
  readonly awaited?: readonly number[];
  /** What a person's home is when it is looked at. */
  readonly home?: () => Home;
}

const emptyHome: Home = { locale: 'en', title: 'Your inboxes', sections: [] };

/** The real app before an assistant that only takes notes, in a simulated workspace. */
export async function openAppBench({ outcome, awaited = [], home = () => emptyHome }: BenchOptions = {}) {
  const clock = createMovableClock(Date.parse('2026-11-22T09:00:00Z'));
  const turns: Turn[] = [];
  const forgotten: { readonly tenant: string; readonly at: number }[] = [];
  const opened = new Set<string>();
  const logged: string[] = [];
  const note = (fields: object, message: string) => void logged.push(`${message} ${JSON.stringify(fields)}`);
  const log = { info: note, warn: note, error: note };
  const assistant: Pick<Assistant, 'receive' | 'awaits' | 'homes'> = {
    async receive(turn) {
      turns.push(turn);
      return outcome === undefined ? { outcome: 'taken' } : outcome();
    },
    awaits: async (_, ask) => awaited.includes(ask),
    homes: {
      async open({ id }) {
        opened.add(id);
      },
      look: async ({ id }) => (opened.has(id) ? home() : undefined),
    },
  };
  let port = 0;
  const appUrl = () => `http://127.0.0.1:${port}`;
  const slack = createSimulatedSlack({ clock, signingSecret, botToken, appUrl });
  const inFlight = createInFlight(clock);
  const { api, channel, app } = assembleSlack({
    url: await slack.listen(),
    token: async () => botToken,
    holds: createHolds({ clock }),
    assistantFor: () => assistant,
    inFlight,
    clock,
    log,
    async forgetInstallation(tenant, at) {
      forgotten.push({ tenant, at });
    },
    signingSecret,
    supportAddress: 'help@example.com',
  });
  const serving = await serve({ port: 0, host: '127.0.0.1', health: () => false, handler: app.handler });
  port = serving.port;

  return {
    clock,
    slack,
    turns,
    forgotten,
    logged,
    channel,
    post: (payload: object, kind: Posted = 'interaction') => post(appUrl(), payload, { kind, at: clock.now() }),
    /** Resolves when nothing that the app does after its answers is under way. */
    settled: () => inFlight.drained(1_000),
    /** Stops the app, so that what it says after its answer has been said. */
    async said() {
      await app.stop();
      return slack.world.messages().filter(({ byApp }) => byApp);
    },
    async close() {
      await Promise.all([serving.close(), app.stop()]);
      await api.close();
      await slack.close();
    },
  };
}

type Posted = 'interaction' | 'event';

/** Posts as Slack does: an interaction in a form, an event as JSON. */
async function post(url: string, payload: object, { kind, at }: { readonly kind: Posted; readonly at: number }) {
  const json = JSON.stringify(payload);
  const body = kind === 'event' ? json : new URLSearchParams({ payload: json }).toString();
  const contentType = kind === 'event' ? 'application/json' : 'application/x-www-form-urlencoded';
  const headers = { 'content-type': contentType, ...signBody(body, at, signingSecret) };
  return (await fetch(`${url}/slack/events`, { method: 'POST', body, headers })).status;
}
