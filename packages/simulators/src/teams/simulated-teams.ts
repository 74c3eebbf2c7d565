import express, { type Express } from 'express';
import type { MovableClock } from '../movable-clock.ts';
import type { Wait } from '../wire/change-feed.ts';
import { type LoopbackServer, serveOnLoopback } from '../wire/loopback-server.ts';
import { createWireFaults, type WireFaults } from '../wire/wire-faults.ts';
import { type BotTokens, createBotTokens, issuer } from './bot-tokens.ts';
import { type ConnectorCall, type ConnectorOperation, connector } from './connector.ts';
import { refreshFor } from './execute-as.ts';
import type { TeamsDesk } from './teams-desk.ts';
import { createTeamsPerson, type TeamsPerson } from './teams-person.ts';
import { createTeamsSender, type TeamsDelivery } from './teams-sender.ts';
import {
  createTeamsState,
  type TeamsActivity,
  type TeamsConversation,
  type TeamsState,
  type TeamsUser,
} from './teams-state.ts';

export interface SimulatedTeams {
  listen(port?: number): Promise<TeamsAddresses>;
  /** Stops everything, repetitions that are still to come included. */
  close(): Promise<void>;
  /** Somebody new in the tenant; in another one when `tenantId` says so. */
  person(profile: Pick<TeamsUser, 'name'> & Partial<TeamsUser>): TeamsPerson;
  /** A new channel of the team, with the app in it; returns its id. */
  channel(name: string): string;
  /** A new chat of these people (by their ids), with the app in it; returns its id. */
  groupChat(name: string, people: readonly string[]): string;
  readonly world: TeamsWorld;
  /** Faults of the Connector by operation. */
  readonly faults: Pick<WireFaults<ConnectorOperation>, 'inject' | 'clear'>;
  /** Every request made to the bot, in the order they ended. */
  deliveries(): readonly TeamsDelivery[];
  /** Every call the bot made, whatever came of it. */
  calls(): readonly ConnectorCall[];
  onChange(listener: () => void): () => void;
  /** Resolves with the first activity, sent already or yet to come, that `wanted` accepts. */
  waitForActivity(wanted: (activity: TeamsActivity) => boolean, wait?: Wait): Promise<TeamsActivity>;
  /** Resolves once `find` finds something in the world; asked after every change. */
  waitFor<Found>(find: () => Found | undefined, wait?: Wait): Promise<Found>;
}

export interface TeamsAddresses {
  /** What activities call `serviceUrl`. */
  readonly serviceUrl: string;
  /** For botbuilder's `ToBotFromChannelOpenIdMetadataUrl`. */
  readonly openIdMetadataUrl: string;
  /** Gives the bot a token for its client id and secret. MSAL refuses authorities without TLS: fetch it by hand. */
  readonly tokenUrl: string;
}

/** What people's screens show. */
export interface TeamsWorld {
  users(): readonly TeamsUser[];
  conversations(): readonly TeamsConversation[];
  /** In the order they were sent; of one conversation, or of all. */
  activities(conversation?: string): readonly TeamsActivity[];
  /** With the cards as this person sees them. */
  activitiesSeenBy(userId: string): readonly TeamsActivity[];
  isTyping(conversation: string): boolean;
}

export interface SimulatedTeamsOptions {
  readonly clock: MovableClock;
  /** Asked when something is sent; `/api/messages` is appended. */
  readonly botUrl: () => string;
  readonly appId: string;
  /** When given, the Connector takes only calls with a token from its token endpoint. */
  readonly appPassword?: string;
  /** Whether requests to the bot carry the Connector's token. */
  readonly signs?: boolean;
}

/** One tenant with one team and one bot, and the Bot Connector between them, over HTTP on loopback. */
export function createSimulatedTeams(options: SimulatedTeamsOptions): SimulatedTeams {
  const { clock, botUrl, appId, appPassword, signs = false } = options;
  const state = createTeamsState(clock);
  const { feed } = state;
  const faults = createWireFaults<ConnectorOperation>();
  const calls: ConnectorCall[] = [];
  // Keys take a tenth of a second to make, which most tests can spare.
  let tokens: Promise<BotTokens> | undefined;
  const getTokens = () => (tokens ??= createBotTokens({ clock, appId }));
  const sender = createTeamsSender({
    clock,
    endpoint: () => `${botUrl()}/api/messages`,
    authorization: async (serviceUrl, forge) => (signs ? (await getTokens()).headerFor(serviceUrl, forge) : undefined),
    newId: state.nextId,
    attempted: feed.changed,
  });
  const called = (call: ConnectorCall) => {
    calls.push(call);
    feed.changed();
  };
  const admits = async (header: string | undefined) =>
    appPassword === undefined || (await getTokens()).isFromBot(header);

  const server = express();
  let listening: LoopbackServer | undefined;
  const addresses = () => addressesAt(listening?.url ?? '');
  const desk: TeamsDesk = {
    state,
    sender,
    bot: { id: `28:${appId}`, name: 'Inbox Reconnect' },
    now: clock.now,
    serviceUrl: () => addresses().serviceUrl,
  };
  server.use('/simulated', connector({ state, faults, called, shown: refreshFor(desk), admits }));
  serveTokens(server, { getTokens, addresses, appId, appPassword });

  return {
    async listen(port) {
      listening = await serveOnLoopback(server, port);
      return addresses();
    },
    async close() {
      sender.close();
      await listening?.close();
    },
    person: (profile) => createTeamsPerson(state.addUser(profile), desk),
    channel: (name) => state.addChannel(name).id,
    groupChat: (name, people) => state.addGroupChat(name, people).id,
    world: worldOf(state),
    faults,
    deliveries: sender.deliveries,
    calls: () => [...calls],
    onChange: feed.onChange,
    waitForActivity: (wanted, wait) =>
      feed.until(() => state.activities().find(wanted), { ...wait, what: 'an activity that fits' }),
    waitFor: (find, wait) => feed.until(find, { ...wait, what: 'the world to be as wanted' }),
  };
}

function addressesAt(url: string): TeamsAddresses {
  return {
    serviceUrl: `${url}/simulated/`,
    openIdMetadataUrl: `${url}/v1/.well-known/openidconfiguration`,
    tokenUrl: `${url}/botframework.com/oauth2/v2.0/token`,
  };
}

function serveTokens(
  server: Express,
  {
    getTokens,
    addresses,
    appId,
    appPassword,
  }: {
    readonly getTokens: () => Promise<BotTokens>;
    readonly addresses: () => TeamsAddresses;
    readonly appId: string;
    readonly appPassword: string | undefined;
  },
): void {
  server.get('/v1/.well-known/openidconfiguration', (_request, response) => {
    const jwks_uri = addresses().openIdMetadataUrl.replace('openidconfiguration', 'keys');
    response.json({ issuer, jwks_uri, id_token_signing_alg_values_supported: ['RS256'] });
  });
  server.get('/v1/.well-known/keys', async (_request, response) => {
    response.json(await (await getTokens()).keys());
  });
  server.post('/:tenant/oauth2/v2.0/token', express.urlencoded({ extended: false }), async (request, response) => {
    const { grant_type, client_id, client_secret } = request.body;
    if (grant_type !== 'client_credentials' || client_id !== appId || client_secret !== appPassword) {
      response
        .status(401)
        .json({ error: 'invalid_client', error_description: 'AADSTS7000215: Invalid client secret provided.' });
      return;
    }
    response.json({ token_type: 'Bearer', expires_in: 3599, access_token: await (await getTokens()).issueToBot() });
  });
}

function worldOf(state: TeamsState): TeamsWorld {
  return {
    users: () => [...state.users.values()],
    conversations: () => [...state.conversations.values()],
    activities: (wanted) =>
      state.activities().filter(({ conversation }) => wanted === undefined || conversation === wanted),
    activitiesSeenBy: state.activitiesSeenBy,
    isTyping: state.isTyping,
  };
}
