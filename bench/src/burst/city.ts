import type { ChatPlatform } from '../load/chat-platform.ts';
import { createHttpSender } from '../load/http-sender.ts';
import { numberOf } from '../load/person.ts';
import { createSlack } from '../load/slack.ts';
import { cloudUrl, createTeams } from '../load/teams.ts';
import { openStage, type Stage } from '../measure/stage.ts';
import { introduce } from '../product/introduce.ts';
import { type AppProcess, type Machine, startApp } from '../product/start-app.ts';
import { openUpstreams, type Upstreams } from '../product/upstreams.ts';
import { type Asker, createAsker, hears } from './asker.ts';
import { answerInstall, install, slackClient, teamOf, workspaceOf } from './customers.ts';
import { createDelivery, type Deliver } from './deliver.ts';
import { stockInboxes } from './stock.ts';

/** Many people with an inbox at one provider, and the processes they can ask. */
export interface City {
  readonly askers: readonly Asker[];
  readonly customers: number;
  readonly processes: readonly AppProcess[];
  readonly provider: Upstreams['google'];
  readonly redisUrl: string;
  readonly deliver: Deliver;
  close(): Promise<void>;
}

export interface CitySize {
  readonly people: number;
  /** Processes of the chat apps; one of them is Teams'. */
  readonly processes: number;
}

/** One in so many people is in Teams, where all belong to one customer. */
const teamsEvery = 10;
const teamsWorkspace = 'northwind';
/** So many people of one customer are in Slack. */
const perCustomer = 500;
const ask = 'why isn’t my inbox syncing?';

export async function openCity(machine: Machine, size: CitySize, say: (what: string) => void): Promise<City> {
  const stage = await openStage();
  const upstreams = await openUpstreams('https://reconnect.northwind.example');
  const variables = { ...upstreams.variables, ...slackClient };
  const askers = Array.from({ length: size.people }, (_, index) =>
    createAsker(numberOf(index), (index + 1) % teamsEvery === 0 ? 'teams' : 'slack'),
  );
  const customers = Math.max(1, Math.ceil(askers.length / perCustomer));
  const customerOf = (number: string) => Number(number) % customers;
  const chats = openChats(stage, askers, (number) => teamOf(customerOf(number)));

  say(`registering ${size.people} inboxes of ${customers} customers`);
  const owners = askers.map(({ number, platform }) => ({
    number,
    workspace: platform === 'teams' ? teamsWorkspace : workspaceOf(customerOf(number)),
  }));
  await stockInboxes({ redisUrl: stage.redisUrl, upstreams, variables }, owners);
  const start = (app: 'slack' | 'teams', name: string) => startApp({ stage, machine, app, name, variables });
  const slack = await Promise.all(
    Array.from({ length: size.processes - 1 }, (_, n) => start('slack', `slack ${n + 1}`)),
  );
  const processes = [...slack, await start('teams', 'teams')];
  for (let customer = 0; customer < customers; customer += 1) {
    await install(`http://127.0.0.1:${slack[customer % slack.length]?.port}`, customer);
  }

  const senders = processes.map(({ app, port }) => ({ app, sender: createHttpSender(port) }));
  const sendersOf = (wanted: string) => senders.filter(({ app }) => app === wanted).map(({ sender }) => sender);
  const delivery = (platform: ChatPlatform) => createDelivery({ platform, senders: sendersOf(platform.name), ask });
  const deliver = { slack: delivery(chats.slack), teams: delivery(chats.teams) };
  return {
    askers,
    customers,
    processes,
    provider: upstreams.google,
    redisUrl: stage.redisUrl,
    deliver: (asker) => deliver[asker.platform](asker),
    async close() {
      for (const { sender } of senders) sender.close();
      await Promise.all(processes.map(({ child }) => child.stop()));
      await upstreams.close();
      await stage.close();
    },
  };
}

/** Slack and Teams, whose people take in what they are told. */
function openChats(stage: Stage, askers: readonly Asker[], teamOfPerson: (number: string) => string) {
  const authorization = stage.tokens.headerFor(cloudUrl);
  const chats = {
    slack: createSlack(Date.now, teamOfPerson),
    teams: createTeams({ now: Date.now, serviceUrl: cloudUrl, authorization }),
  };
  const byNumber = new Map(askers.map((asker) => [asker.number, asker]));
  stage.play((request) => {
    const chat = request.path.startsWith('/api/') ? chats.slack : chats.teams;
    const { number } = chat.hear(request);
    if (number === undefined) {
      return answerInstall(request) ?? introduce(request, teamOfPerson) ?? chat.answer(request);
    }
    const asker = byNumber.get(number);
    if (asker !== undefined) hears(asker, request.body, performance.now());
    return chat.answer(request);
  });
  return chats;
}
