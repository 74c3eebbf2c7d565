import express from 'express';
import type { MovableClock } from '../movable-clock.ts';
import type { Wait } from '../wire/change-feed.ts';
import { type LoopbackServer, serveOnLoopback } from '../wire/loopback-server.ts';
import { createWireFaults, type WireFaults } from '../wire/wire-faults.ts';
import { createSlackPerson, type SlackPerson, sendEvent } from './person/slack-person.ts';
import { type Attempt, createSlackSender, type Receipt } from './person/slack-sender.ts';
import type { SlackEvent } from './slack-events.ts';
import { createInstallBook, type SlackClientRegistration, type SlackInstalls } from './slack-installs.ts';
import { createSlackPermits } from './slack-permits.ts';
import {
  createSlackState,
  type SlackChannel,
  type SlackMessage,
  type SlackUser,
  type SlackView,
  type SuggestedPrompts,
  workspace,
} from './slack-state.ts';
import { assistantMethods } from './web-api/assistant-methods.ts';
import { chatMethods } from './web-api/chat-methods.ts';
import { peopleMethods } from './web-api/people-methods.ts';
import { viewMethods } from './web-api/view-methods.ts';
import { type ApiCall, type Methods, responseUrls, webApi } from './web-api/web-api.ts';

export interface SimulatedSlack {
  /** Returns the address of the Web API, for the app's `SLACK_API_URL`. */
  listen(port?: number): Promise<string>;
  /** Stops everything, retries that are still to come included. */
  close(): Promise<void>;
  /** Somebody new in the workspace; `stranger` and `guest` are false unless said. */
  person(profile: { readonly name: string } & Partial<Omit<SlackUser, 'id' | 'name'>>): SlackPerson;
  /** A new public channel with the app in it; returns its id. Everyone but guests and strangers sees it. */
  channel(name: string): string;
  readonly world: SlackWorld;
  /** For an app that is added to teams by their own people; needs `client`. */
  readonly installs: SlackInstalls;
  /** The team removes the app: its tokens end, and the app is told in both of Slack's ways, in either order. */
  removesApp(): Promise<readonly Receipt[]>;
  /** Faults by name of a Web API method. */
  readonly faults: Pick<WireFaults<string>, 'inject' | 'clear'>;
  /** Every request made to the app, in the order they ended. */
  attempts(): readonly Attempt[];
  /** Every call the app made. */
  calls(): readonly ApiCall[];
  onChange(listener: () => void): () => void;
  /** Resolves with the first message, posted already or yet to come, that `wanted` accepts. */
  waitForMessage(wanted: (message: SlackMessage) => boolean, wait?: Wait): Promise<SlackMessage>;
  /** Resolves once `find` finds something in the world; asked after every change. */
  waitFor<Found>(find: () => Found | undefined, wait?: Wait): Promise<Found>;
}

/** What people's screens show. */
export interface SlackWorld {
  users(): readonly SlackUser[];
  channels(): readonly SlackChannel[];
  /** In the order they were posted; of one channel, or of all. */
  messages(channel?: string): readonly SlackMessage[];
  messagesSeenBy(userId: string): readonly SlackMessage[];
  homeOf(userId: string): SlackView | undefined;
  /** The modals opened for a person, the latest last. */
  modalsOf(userId: string): readonly SlackView[];
  suggestedPromptsIn(channel: string): SuggestedPrompts | undefined;
  /** "is thinking…"; gone when the app answers in the thread. */
  statusIn(channel: string, threadTs: string): string | undefined;
  titleOf(channel: string, threadTs: string): string | undefined;
  sessionOf(channel: string, threadTs: string): string | undefined;
}

/**
 * One Slack workspace with one app in it, over HTTP on loopback. Requests to the app are signed with the clock's time,
 * which the app must share, and go to `appUrl` (asked when something is sent) + `/slack/events`.
 */
export function createSimulatedSlack(options: {
  readonly clock: MovableClock;
  readonly signingSecret: string;
  readonly botToken: string;
  readonly appUrl: () => string;
  readonly client?: SlackClientRegistration;
}): SimulatedSlack {
  const { clock, signingSecret, botToken, appUrl, client } = options;
  const state = createSlackState(clock);
  const { feed } = state;
  const permits = createSlackPermits(clock, state.nextId);
  const redirectUrl = () => `${appUrl()}/slack/oauth_redirect`;
  const installs = createInstallBook({ clock, botToken, client, redirectUrl, nextId: state.nextId });
  const faults = createWireFaults<string>();
  const calls: ApiCall[] = [];
  const endpoint = () => `${appUrl()}/slack/events`;
  const sender = createSlackSender({ clock, signingSecret, endpoint, attempted: feed.changed });
  const deps = { state, sender, permits, now: clock.now };
  // Never rejected: an attempt that fails is an outcome.
  const echo = (event: SlackEvent) => void sendEvent(deps, event);
  const methods: Methods = {
    ...peopleMethods(state),
    ...chatMethods(state, echo),
    ...viewMethods(state, permits),
    ...assistantMethods(state),
  };
  const called = (call: ApiCall) => {
    calls.push(call);
    feed.changed();
  };

  const server = express();
  server.use('/api', webApi({ installs, methods, faults, called }));
  server.use('/actions', responseUrls(state, permits));
  let listening: LoopbackServer | undefined;

  return {
    async listen(port) {
      listening = await serveOnLoopback(server, port);
      return `${listening.url}/api/`;
    },
    async close() {
      sender.close();
      await listening?.close();
    },
    person: (profile) =>
      createSlackPerson(state.addUser({ stranger: false, guest: false, ...profile }), {
        ...deps,
        responseRoot: () => `${listening?.url}/actions/`,
      }),
    channel: (name) => state.addChannel(name).id,
    world: worldOf(state),
    installs,
    removesApp() {
      installs.end({ team: workspace.team });
      const revoked = { type: 'tokens_revoked', tokens: { oauth: [], bot: [workspace.botUser] } };
      return Promise.all([sendEvent(deps, revoked), sendEvent(deps, { type: 'app_uninstalled' })]);
    },
    faults,
    attempts: sender.attempts,
    calls: () => [...calls],
    onChange: feed.onChange,
    waitForMessage: (wanted, wait) =>
      feed.until(() => state.messages().find(wanted), { ...wait, what: 'a message that fits' }),
    waitFor: (find, wait) => feed.until(find, { ...wait, what: 'the world to be as wanted' }),
  };
}

function worldOf(state: ReturnType<typeof createSlackState>): SlackWorld {
  return {
    users: () => [...state.users.values()],
    channels: () => [...state.channels.values()],
    messages: (channel) => state.messages().filter((message) => channel === undefined || message.channel === channel),
    messagesSeenBy: state.messagesSeenBy,
    homeOf: state.homeOf,
    modalsOf: (userId) => [...state.views.values()].filter(({ type, owner }) => type === 'modal' && owner === userId),
    suggestedPromptsIn: (channel) => state.prompts.get(channel),
    statusIn: (channel, threadTs) => state.statuses.get(`${channel} ${threadTs}`),
    titleOf: (channel, threadTs) => state.titles.get(`${channel} ${threadTs}`),
    sessionOf: (channel, threadTs) => state.sessions.get(`${channel} ${threadTs}`),
  };
}
