import { createMovableClock, type MovableClock } from '../movable-clock.ts';
import { type RecordingApp, startRecordingApp } from '../wire/recording-app.ts';
import type { SlackPerson } from './person/slack-person.ts';
import { createSimulatedSlack, type SimulatedSlack } from './simulated-slack.ts';

export const benchSecret = 'signing-secret';
export const benchToken = 'xoxb-1';
export const benchStart = Date.UTC(2026, 10, 2);

/** The simulated Slack with one person in it and an app that only listens, for its own tests. */
export interface SlackBench {
  readonly clock: MovableClock;
  readonly slack: SimulatedSlack;
  readonly app: RecordingApp;
  readonly apiUrl: string;
  readonly ana: SlackPerson;
  /** Calls a method as @slack/web-api does: a form whose nested values are JSON. */
  call(method: string, args: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>>;
  /** The events among what the app heard. */
  events(): unknown[];
  /** Resolves when so many requests were answered. */
  heard(count: number): Promise<void>;
  close(): Promise<void>;
}

export async function openSlackBench(): Promise<SlackBench> {
  const app = await startRecordingApp();
  const clock = createMovableClock(benchStart);
  const slack = createSimulatedSlack({
    clock,
    signingSecret: benchSecret,
    botToken: benchToken,
    appUrl: () => app.url,
  });
  const apiUrl = await slack.listen();
  return {
    clock,
    slack,
    app,
    apiUrl,
    ana: slack.person({ name: 'ana', email: 'ana@acme.example', timeZone: 'Europe/Madrid', locale: 'es-ES' }),
    async call(method, args) {
      const fields = Object.entries(args).map(([name, value]): [string, string] => [
        name,
        typeof value === 'string' ? value : JSON.stringify(value),
      ]);
      const headers = { authorization: `Bearer ${benchToken}` };
      const response = await fetch(apiUrl + method, { method: 'POST', headers, body: new URLSearchParams(fields) });
      return response.json() as Promise<Record<string, unknown>>;
    },
    events: () => app.heard.map(({ said }) => said['event']),
    async heard(count) {
      await slack.waitFor(() => (slack.attempts().length >= count ? true : undefined));
    },
    async close() {
      await slack.close();
      await app.close();
    },
  };
}

/** Follows a path of names into JSON. */
export function inside(value: unknown, ...path: string[]): unknown {
  return path.reduce((inner, name) => (inner as Record<string, unknown>)[name], value);
}
