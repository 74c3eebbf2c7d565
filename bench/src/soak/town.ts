import { freePort } from '../../../tools/free-port.ts';
import { throttled as refusal } from '../load/chat-platform.ts';
import { type Crowd, createCrowd } from '../load/drive.ts';
import { createHttpSender, type HttpSender } from '../load/http-sender.ts';
import { createPerson, numberOf } from '../load/person.ts';
import { createSlack } from '../load/slack.ts';
import type { StubRequest } from '../load/stub-server.ts';
import { cloudUrl, createTeams } from '../load/teams.ts';
import { createTraffic, type Traffic } from '../load/traffic.ts';
import { openStage, type Scene, type Stage } from '../measure/stage.ts';
import { introduce } from '../product/introduce.ts';
import { readMessage, type SeenMessage } from '../product/seen-message.ts';
import { createInboxApi, type InboxApi } from '../product/simulators.ts';
import { type AppProcess, type Machine, startApp } from '../product/start-app.ts';
import { openUpstreams, type Upstreams } from '../product/upstreams.ts';
import { createTemplate, storeFor } from '../systems/our-conversation.ts';

export const platforms = ['slack', 'teams'] as const;
export type Platform = (typeof platforms)[number];

/** The product as it is deployed, the world around it, and people who know it already. */
export interface Town {
  readonly stage: Stage;
  readonly upstreams: Upstreams;
  readonly processes: readonly AppProcess[];
  readonly inboxes: Pick<InboxApi, 'put'>;
  readonly traffics: Readonly<Record<Platform, Traffic>>;
  /** Those who know it already, of each platform. */
  readonly crowds: Readonly<Record<Platform, Crowd>>;
  /** How often a platform has answered 429. */
  readonly throttled: () => number;
  /** Shows `sees` every message to this person, until the returned function is called. */
  watch(number: string, sees: (message: SeenMessage) => void): () => void;
  close(): Promise<void>;
}

/** So many people of each platform know it already: more than a process recalls at a time. */
const known = 4_000;
/** One in so many messages is refused at first. */
const throttleEvery = 400;
/** Slack counts edits by workspace, and here all people share one: each refusal would hold everybody's. */
const mayBeRefused = ({ path }: StubRequest) => !path.endsWith('/chat.update');
/** Milliseconds; who has no answer by then has none. */
const patience = 60_000;
/** How often what is refused comes again at once, as Slack's events do. */
const redeliveries = 1;

export async function openTown(machine: Machine): Promise<Town> {
  const stage = await openStage();
  const port = await freePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  const upstreams = await openUpstreams(publicUrl);
  const templates = { slack: await createTemplate('slack'), teams: await createTemplate('teams') };
  const numbers = Array.from({ length: known }, (_, index) => numberOf(index));
  for (const platform of platforms) await storeFor(numbers, templates[platform], stage.redisUrl);

  const key = 'the-key-of-the-inbox-api';
  const variables = { ...upstreams.variables, INBOX_API_KEY: key };
  const start = (app: AppProcess['app'], own: { readonly port?: number } = {}) =>
    startApp({ stage, machine, app, variables, pinned: true, ...own });
  const [slack, teams, web] = await Promise.all([start('slack'), start('teams'), start('web', { port })]);

  const chats = {
    slack: createSlack(Date.now),
    teams: createTeams({ now: Date.now, serviceUrl: cloudUrl, authorization: stage.tokens.headerFor(cloudUrl) }),
  };
  const senders: HttpSender[] = [];
  const peopleOf = (platform: Platform) => numbers.map((number) => createPerson(number, templates[platform].ask));
  const people = { slack: peopleOf('slack'), teams: peopleOf('teams') };
  const trafficTo = (platform: Platform, process: AppProcess) => {
    const sender = createHttpSender(process.port);
    senders.push(sender);
    const between = { platform: chats[platform], people: people[platform], senders: [sender] };
    return createTraffic({ ...between, patience, redeliveries });
  };
  const traffics = { slack: trafficTo('slack', slack), teams: trafficTo('teams', teams) };

  const watchers = new Map<string, (message: SeenMessage) => void>();
  let messages = 0;
  let throttled = 0;
  const scene: Scene = (request) => {
    const platform = request.path.startsWith('/api/') ? 'slack' : 'teams';
    const heard = chats[platform].hear(request);
    if (heard.number === undefined) return introduce(request) ?? chats[platform].answer(request);
    if (mayBeRefused(request)) messages += 1;
    if (mayBeRefused(request) && messages % throttleEvery === 0) {
      throttled += 1;
      return refusal;
    }
    traffics[platform].heard(heard);
    const sees = watchers.get(heard.number);
    const message = sees === undefined ? undefined : readMessage(request.body);
    if (message !== undefined) sees?.(message);
    return chats[platform].answer(request);
  };
  stage.play(scene);

  return {
    stage,
    upstreams,
    processes: [slack, teams, web],
    inboxes: createInboxApi({ publicUrl, key }),
    traffics,
    crowds: { slack: createCrowd(people.slack), teams: createCrowd(people.teams) },
    throttled: () => throttled,
    watch(number, sees) {
      watchers.set(number, sees);
      return () => void watchers.delete(number);
    },
    async close() {
      for (const traffic of Object.values(traffics)) traffic.close();
      for (const sender of senders) sender.close();
      await Promise.all([slack, teams, web].map(({ child }) => child.stop()));
      await upstreams.close();
      await stage.close();
    },
  };
}
