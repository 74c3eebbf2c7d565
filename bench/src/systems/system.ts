import type { SystemOptions } from './options.ts';
import type { CloudDoor, Variables } from './our-apps.ts';

/** What a bot does for its replies, so that nobody compares apples with pears. */
export interface Work {
  readonly authentication: string;
  readonly state: string;
  readonly deduplication: string;
  readonly reply: string;
}

export const systemNames = [
  'slack_ours',
  'slack_bolt',
  'slack_chat_sdk',
  'slack_limit',
  'teams_ours',
  'teams_botbuilder',
  'teams_agents',
  'teams_chat_sdk',
  'teams_limit',
] as const;
export type SystemName = (typeof systemNames)[number];

/** One bot that is measured, in a process of its own. */
export interface System {
  readonly name: SystemName;
  readonly platform: 'slack' | 'teams';
  readonly title: string;
  readonly work: Work;
  /** Whether its deliveries carry the Connector's token and its calls go to the cloud's own hosts. */
  readonly teams?: 'cloud' | 'signed' | 'open';
  /** What is stored of people before they are met again. */
  readonly known: 'ours' | 'limit' | 'nothing';
  /** Arguments of `node`, and the variables of its process. */
  start(options: SystemOptions, cloud: CloudDoor): { readonly args: readonly string[]; readonly variables: Variables };
}
