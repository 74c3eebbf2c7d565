import type { SlackPerson } from '@reconnect/simulators';
import type { SimulatedWorld } from './simulated-world.ts';
import type { PersonName, ScenarioRun } from './stage/run.ts';
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
  /** `ts` or the home's id in Slack, the activity's id in Teams. */
  readonly message: string;
  /** `action_id` in Slack, the title in Teams. */
  readonly button: string;
  /** What was written into the fields that go along with the button, by their ids; only in Teams. */
  readonly fields?: Readonly<Record<string, string>> | undefined;
}

/** Writes as a person would; resolves when the apps took it. */
export async function say(run: ScenarioRun, { person, platforms, place, text }: Saying): Promise<void> {
  const { slack, teams } = run.players[person];
  const writes = {
    slack: () => sayInSlack(run, slack, { place, text }),
    teams: () => (place === 'direct' ? teams.writes(text) : teams.mentionsInChannel(run.teamsChannel, text)),
  };
  await Promise.all(platforms.map((platform) => writes[platform]()));
}

/** A slash command is none of the messages that others see. */
async function sayInSlack(
  { slackChannel }: ScenarioRun,
  slack: SlackPerson,
  { place, text }: Pick<Saying, 'place' | 'text'>,
): Promise<unknown> {
  const [, command, words] = /^(\/\w+)\s*(.*)$/s.exec(text) ?? [];
  if (command !== undefined) return slack.runs(command, words, place === 'channel' ? { channel: slackChannel } : {});
  return place === 'direct' ? slack.writes(text) : slack.mentions(slackChannel, text);
}

/** Presses a button as a person would; undefined when there is no such message any more. */
export async function press(
  run: ScenarioRun,
  world: SimulatedWorld,
  pressing: Pressing,
): Promise<PressOutcome | undefined> {
  return pressing.platform === 'slack' ? pressInSlack(run, world, pressing) : pressInTeams(run, world, pressing);
}

async function pressInSlack(run: ScenarioRun, world: SimulatedWorld, { person, message: on, button }: Pressing) {
  const { slack } = run.players[person];
  const home = world.slack.world.homeOf(slack.id);
  const message = world.slack.world.messagesSeenBy(slack.id).find(({ ts }) => ts === on);
  const found = message ?? (home?.id === on ? home : undefined);
  if (found === undefined) return undefined;
  const { opens, outcome } = await slack.clicks(found, button);
  return {
    ...(opens !== undefined && { opens }),
    ...(outcome !== 200 && { failed: 'The app did not answer. Try again.' }),
  };
}

async function pressInTeams(run: ScenarioRun, world: SimulatedWorld, { person, message, button, fields }: Pressing) {
  const { teams } = run.players[person];
  const found = world.teams.world.activitiesSeenBy(teams.id).find(({ id }) => id === message);
  if (found === undefined) return undefined;
  const { opens, result } = await teams.presses(found, button, { inputs: fields ?? {} });
  return {
    ...(opens !== undefined && { opens }),
    ...(result?.shows === 'message' && { says: result.message }),
    ...(result?.shows === 'failure' && { failed: 'Something went wrong. Please try again.' }),
  };
}

export interface SendingWindow {
  readonly person: PersonName;
  readonly window: string;
  /** What was written into its fields, by `block_id`; left out: it is closed without being sent. */
  readonly written?: Readonly<Record<string, string>> | undefined;
}

/** Sends or closes a window of Slack as a person would; undefined when it is not open any more. */
export async function sendWindow(
  run: ScenarioRun,
  world: SimulatedWorld,
  { person, window, written }: SendingWindow,
): Promise<PressOutcome | undefined> {
  const { slack } = run.players[person];
  const found = world.slack.world.modalsOf(slack.id).find(({ id }) => id === window);
  if (found === undefined) return undefined;
  if (written === undefined) {
    slack.closes(found);
    return {};
  }
  const { outcome, errors } = await slack.submits(found, written);
  if (errors !== undefined) return { errors };
  return outcome === 200 ? {} : { failed: 'We had some trouble connecting. Try again?' };
}
