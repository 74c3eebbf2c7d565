import type { SlackView as SimulatedView, SlackMessage, TeamsActivity } from '@reconnect/simulators';
import type { SimulatedWorld } from './simulated-world.ts';
import type { PersonName, Player, ScenarioRun } from './stage/run.ts';
import type { PersonView, SlackLine, SlackView, TeamsLine, TeamsView } from './view.ts';

const appName = 'Inbox Reconnect';

/** What everybody's screens show. */
export function describePeople(run: ScenarioRun, world: SimulatedWorld): PersonView[] {
  return Object.entries(run.players).map(([name, player]) => ({
    name: name as PersonName,
    fullName: player.name,
    role: player.role,
    slack: describeSlack(run, player, world),
    teams: describeTeams(run, player, world),
  }));
}

function describeSlack(run: ScenarioRun, { slack }: Player, { slack: { world } }: SimulatedWorld): SlackView {
  const names = new Map(world.users().map(({ id, name }) => [id, name]));
  const seen = world.messagesSeenBy(slack.id);
  const line = (message: SlackMessage): SlackLine => ({
    ts: message.ts,
    at: Number(message.ts) * 1000,
    author: message.byApp ? appName : (names.get(message.author) ?? ''),
    byApp: message.byApp,
    text: message.text,
    blocks: message.blocks,
    edited: message.editedTs !== undefined,
    onlyYou: message.onlyFor !== undefined,
  });
  const linesIn = (channel: string) => seen.filter((message) => message.channel === channel);
  const direct = linesIn(slack.dm);
  const status = direct.findLast(({ byApp, ts }) => !byApp && world.statusIn(slack.dm, ts) !== undefined);
  const shown = status && world.statusIn(slack.dm, status.ts);
  return {
    direct: direct.map(line),
    channel: linesIn(run.slackChannel).map(line),
    prompts: world.suggestedPromptsIn(slack.dm)?.prompts ?? [],
    ...(shown !== undefined && { status: shown }),
    ...surface('home', world.homeOf(slack.id)),
    ...surface('window', world.modalsOf(slack.id).at(-1)),
  };
}

function surface(name: 'home' | 'window', view: SimulatedView | undefined): Pick<SlackView, 'home' | 'window'> {
  return view === undefined ? {} : { [name]: { id: view.id, blocks: view.blocks, sent: view.sent } };
}

function describeTeams(run: ScenarioRun, { teams }: Player, { teams: { world } }: SimulatedWorld): TeamsView {
  const names = new Map(world.users().map(({ id, name }) => [id, name]));
  const seen = world.activitiesSeenBy(teams.id);
  const line = (activity: TeamsActivity): TeamsLine => ({
    id: activity.id,
    at: activity.sentAt,
    author: activity.from === undefined ? appName : (names.get(activity.from) ?? ''),
    byApp: activity.from === undefined,
    mine: activity.from === teams.id,
    text: activity.text,
    cards: activity.attachments.map(({ content }) => content).filter(isCard),
    edited: activity.editedAt !== undefined,
    ...(activity.thread !== undefined && { thread: activity.thread }),
  });
  const linesIn = (conversation: string) => seen.filter((activity) => activity.conversation === conversation).map(line);
  return { direct: linesIn(teams.chat), channel: linesIn(run.teamsChannel), typing: world.isTyping(teams.chat) };
}

const isCard = (content: unknown): content is object => typeof content === 'object' && content !== null;
