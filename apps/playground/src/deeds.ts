import type { PersonName, ScenarioRun } from './run.ts';
import type { SimulatedWorld } from './simulated-world.ts';
import type { PressOutcome } from './view.ts';

export type PlatformName = 'slack' | 'teams';
export type Place = 'direct' | 'channel';

export interface Saying {
  readonly person: PersonName;
  readonly platforms: readonly PlatformName[];
  readonly place: Place;
  readonly text: string;
}

export interface Pressing {
  readonly person: PersonName;
  readonly platform: PlatformName;
  /** `ts` in Slack, the activity's id in Teams. */
  readonly message: string;
  /** `action_id` in Slack, the title in Teams. */
  readonly button: string;
}

/** Writes as a person would; resolves when the apps took it. */
export async function say(run: ScenarioRun, { person, platforms, place, text }: Saying): Promise<void> {
  const { slack, teams } = run.players[person];
  const writes = {
    slack: () => (place === 'direct' ? slack.writes(text) : slack.mentions(run.slackChannel, text)),
    teams: () => (place === 'direct' ? teams.writes(text) : teams.mentionsInChannel(run.teamsChannel, text)),
  };
  await Promise.all(platforms.map((platform) => writes[platform]()));
}

/** Presses a button as a person would; undefined when there is no such message any more. */
export async function press(
  run: ScenarioRun,
  world: SimulatedWorld,
  pressing: Pressing,
): Promise<PressOutcome | undefined> {
  return pressing.platform === 'slack' ? pressInSlack(run, world, pressing) : pressInTeams(run, world, pressing);
}

async function pressInSlack(run: ScenarioRun, world: SimulatedWorld, { person, message, button }: Pressing) {
  const { slack } = run.players[person];
  const found = world.slack.world.messagesSeenBy(slack.id).find(({ ts }) => ts === message);
  if (found === undefined) return undefined;
  const { opens, outcome } = await slack.clicks(found, button);
  return {
    ...(opens !== undefined && { opens }),
    ...(outcome !== 200 && { failed: 'The app did not answer. Try again.' }),
  };
}

async function pressInTeams(run: ScenarioRun, world: SimulatedWorld, { person, message, button }: Pressing) {
  const { teams } = run.players[person];
  const found = world.teams.world.activitiesSeenBy(teams.id).find(({ id }) => id === message);
  if (found === undefined) return undefined;
  const { opens, result } = await teams.presses(found, button);
  return {
    ...(opens !== undefined && { opens }),
    ...(result?.shows === 'message' && { says: result.message }),
    ...(result?.shows === 'failure' && { failed: 'Something went wrong. Please try again.' }),
  };
}
