import { createMovableClock, type MovableClock } from '../movable-clock.ts';
import { type RecordingApp, startRecordingApp } from '../wire/recording-app.ts';
import {
  createSimulatedTeams,
  type SimulatedTeams,
  type SimulatedTeamsOptions,
  type TeamsAddresses,
} from './simulated-teams.ts';
import type { TeamsPerson } from './teams-person.ts';

export const benchAppId = '11111111-2222-4333-8444-555555555555';
export const benchStart = Date.UTC(2026, 10, 2);

/** The simulated Teams with one person in it and a bot that only listens, for its own tests. */
export interface TeamsBench {
  readonly clock: MovableClock;
  readonly teams: SimulatedTeams;
  readonly addresses: TeamsAddresses;
  readonly bot: RecordingApp;
  readonly ana: TeamsPerson;
  /** Calls the Connector: `POST conversations/ID/activities`. */
  connect(call: string, body?: unknown, token?: string): Promise<{ readonly status: number; readonly body: unknown }>;
  /** Resolves when so many requests to the bot are over. */
  heard(count: number): Promise<void>;
  close(): Promise<void>;
}

export async function openTeamsBench(options: Partial<SimulatedTeamsOptions> = {}): Promise<TeamsBench> {
  const bot = await startRecordingApp();
  const clock = createMovableClock(benchStart);
  const teams = createSimulatedTeams({ clock, botUrl: () => bot.url, appId: benchAppId, ...options });
  const addresses = await teams.listen();
  return {
    clock,
    teams,
    addresses,
    bot,
    ana: teams.person({ name: 'Ana Ruiz', email: 'ana@acme.example', timeZone: 'Europe/Madrid', locale: 'es-ES' }),
    async connect(call, body, token) {
      const [method = '', path = ''] = call.split(' ');
      const response = await fetch(`${addresses.serviceUrl}v3/${path}`, {
        method,
        headers: {
          'content-type': 'application/json',
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
        },
        body: body === undefined ? null : JSON.stringify(body),
      });
      const text = await response.text();
      return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
    },
    async heard(count) {
      await teams.waitFor(() => (teams.deliveries().length >= count ? true : undefined));
    },
    async close() {
      await teams.close();
      await bot.close();
    },
  };
}

export function cardMessage(parts: object): object {
  const content = { type: 'AdaptiveCard', version: '1.5', ...parts };
  return { type: 'message', attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }] };
}

const submit = { type: 'Action.Submit', title: 'Go', data: { sid: '1' } };
/** A card that asks a question and can be answered in every way. */
export const asking = cardMessage({
  body: [{ type: 'Input.Text', id: 'why' }],
  actions: [
    { type: 'Action.Execute', title: 'Go', verb: 'go', data: { sid: '1' }, fallback: submit },
    { type: 'Action.OpenUrl', title: 'Reconnect', url: 'https://aptly.example/reconnect/1' },
  ],
});
