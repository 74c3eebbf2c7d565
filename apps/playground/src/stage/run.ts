import type { MovableClock, SlackPerson, TeamsPerson } from '@reconnect/simulators';
import { workspace } from '../product.ts';
import type { SimulatedWorld } from '../simulated-world.ts';
import type { InboxApi } from './inbox-api.ts';
import { stageProvider } from './providers.ts';
import type { Locale, Provider, Scenario } from './scenario.ts';

/** How long ago the last mail came through when a scenario begins, in milliseconds. */
const silence = 3 * 60 * 60_000;
/** The same where nothing is wrong. */
const lull = 4 * 60_000;

export type PersonName = 'dana' | 'sam';

/** Somebody at both keyboards. */
export interface Player {
  readonly name: string;
  readonly role: string;
  readonly slack: SlackPerson;
  readonly teams: TeamsPerson;
}

/** One scenario from its start: people nobody has talked to, an inbox nobody has asked about, channels nobody wrote in. */
export interface ScenarioRun {
  readonly number: number;
  readonly provider: Provider;
  readonly scenario: Scenario;
  readonly locale: Locale;
  readonly startedAt: number;
  readonly inboxId: string;
  readonly address: string;
  readonly lastGoodSyncAt: number;
  readonly players: Readonly<Record<PersonName, Player>>;
  readonly slackChannel: string;
  readonly teamsChannel: string;
}

export interface RunDeps {
  readonly clock: MovableClock;
  readonly world: SimulatedWorld;
  readonly inboxes: InboxApi;
  readonly publicUrl: string;
}

const address = 'dana@northwind.example';

/** Sets the world up and registers the inbox, as Aptly's back end would; then everybody opens their chats. */
export async function beginRun(
  { clock, world, inboxes, publicUrl }: RunDeps,
  { number, provider, scenario, locale }: Pick<ScenarioRun, 'number' | 'provider' | 'scenario' | 'locale'>,
): Promise<ScenarioRun> {
  const startedAt = clock.now();
  const lastGoodSyncAt = startedAt - (scenario.missed === 0 ? lull : silence);
  const stage = stageProvider(provider, world, publicUrl);
  const { grant, cursor, watch } = stage.connect(address, lastGoodSyncAt);
  stage.deliver(address, { count: scenario.missed, from: lastGoodSyncAt, to: startedAt });
  for (const fault of scenario.faults) world[provider].world.setFault(address, fault);

  const players = {
    dana: join(world, { name: 'Dana Reyes', email: address, role: 'owner of the inbox', locale }),
    sam: join(world, { name: 'Sam Ito', email: 'sam@northwind.example', role: 'shares the inbox', locale }),
  };
  const inboxId = `playground-${number}`;
  const endsAt = scenario.name === 'stale_connection' ? startedAt - silence / 2 : watch.expiresAt;
  await inboxes.put(inboxId, {
    workspace,
    provider,
    address,
    ownerEmail: address,
    memberEmails: ['sam@northwind.example'],
    grant,
    sync: {
      lastSuccessAt: new Date(lastGoodSyncAt).toISOString(),
      cursor,
      watch: { ...watch, expiresAt: new Date(endsAt).toISOString() },
    },
  });
  const run: ScenarioRun = {
    number,
    provider,
    scenario,
    locale,
    startedAt,
    inboxId,
    address,
    lastGoodSyncAt,
    players,
    slackChannel: world.slack.channel('general'),
    teamsChannel: world.teams.channel(`general-${number}`),
  };
  await Promise.all(Object.values(players).flatMap(({ slack, teams }) => [slack.opensMessages(), teams.installs()]));
  return run;
}

interface Profile {
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly locale: Locale;
}

function join({ slack, teams }: SimulatedWorld, { name, email, role, locale }: Profile): Player {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return {
    name,
    role,
    slack: slack.person({ name, email, locale, timeZone }),
    teams: teams.person({ name, email, locale, timeZone }),
  };
}
