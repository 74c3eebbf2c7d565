import { slackVariables, teamsVariables, towardsCloud } from './our-apps.ts';
import type { System } from './system.ts';

/** Every system that is measured; `folder` is the repository's. */
export function createSystems(folder: string): readonly System[] {
  return [...slackSystems(folder), ...teamsSystems(folder)];
}

/** The rivals and the limit are told all they need on their command line. */
function peer(folder: string, file: string): System['start'] {
  return (options) => ({ args: [`${folder}/bench/src/systems/${file}.ts`, JSON.stringify(options)], variables: {} });
}

const slackSystems = (folder: string): readonly System[] => [
  {
    name: 'slack_ours',
    platform: 'slack',
    title: 'this assistant, as deployed',
    work: {
      authentication: 'Slack signature',
      state: 'statechart, transcript, pending replies on Redis',
      deduplication: 'on Redis, across processes',
      reply: 'Block Kit',
    },
    known: 'ours',
    start: (options) => ({ args: [`${folder}/apps/slack/dist/main.js`], variables: slackVariables(options) }),
  },
  {
    name: 'slack_bolt',
    platform: 'slack',
    title: 'Bolt, “hi”',
    work: { authentication: 'Slack signature', state: 'none', deduplication: 'none', reply: '“hi”' },
    known: 'nothing',
    start: peer(folder, 'bolt'),
  },
  {
    name: 'slack_chat_sdk',
    platform: 'slack',
    title: 'Chat SDK on Redis, a card',
    work: {
      authentication: 'Slack signature',
      state: 'locks on Redis',
      deduplication: 'messages on Redis, presses not',
      reply: 'Block Kit card',
    },
    known: 'nothing',
    start: peer(folder, 'chat-sdk-slack'),
  },
  {
    name: 'slack_limit',
    platform: 'slack',
    title: 'limit: no framework',
    work: {
      authentication: 'Slack signature',
      state: 'statechart on Redis, cached',
      deduplication: 'in the one Redis trip',
      reply: 'Block Kit, ready-made',
    },
    known: 'limit',
    start: peer(folder, 'limit-slack'),
  },
];

const teamsSystems = (folder: string): readonly System[] => [
  {
    name: 'teams_ours',
    platform: 'teams',
    teams: 'cloud',
    title: 'this assistant, as deployed',
    work: {
      authentication: 'Connector’s JWT in, own token and TLS out',
      state: 'statechart, transcript, pending replies on Redis',
      deduplication: 'on Redis, across processes',
      reply: 'Adaptive Card',
    },
    known: 'ours',
    start: (options, cloud) => ({
      args: [...towardsCloud(cloud, folder), `${folder}/apps/teams/dist/main.js`],
      variables: teamsVariables(options, cloud),
    }),
  },
  {
    name: 'teams_botbuilder',
    platform: 'teams',
    teams: 'open',
    title: 'botbuilder, echo',
    work: { authentication: 'off', state: 'none', deduplication: 'none', reply: 'text' },
    known: 'nothing',
    start: peer(folder, 'botbuilder'),
  },
  {
    name: 'teams_agents',
    platform: 'teams',
    teams: 'open',
    title: 'agents-hosting, echo',
    work: { authentication: 'off', state: 'none', deduplication: 'none', reply: 'text' },
    known: 'nothing',
    start: peer(folder, 'agents'),
  },
  {
    name: 'teams_chat_sdk',
    platform: 'teams',
    teams: 'open',
    title: 'Chat SDK on Redis, a card',
    work: {
      authentication: 'off',
      state: 'locks on Redis',
      deduplication: 'messages on Redis, presses not',
      reply: 'Adaptive Card',
    },
    known: 'nothing',
    start: peer(folder, 'chat-sdk-teams'),
  },
  {
    name: 'teams_limit',
    platform: 'teams',
    teams: 'signed',
    title: 'limit: no framework',
    work: {
      authentication: 'Connector’s JWT in',
      state: 'statechart on Redis, cached',
      deduplication: 'in the one Redis trip',
      reply: 'Adaptive Card, ready-made',
    },
    known: 'limit',
    start: peer(folder, 'limit-teams'),
  },
];
