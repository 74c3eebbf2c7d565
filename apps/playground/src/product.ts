import { randomBytes } from 'node:crypto';
import {
  createHealthDoor,
  createLog,
  createMetrics,
  openCapabilities,
  readEnvironment,
  type Serving,
  serve,
  startChores,
  type Wired,
} from '@reconnect/hosting';
import type { MovableClock } from '@reconnect/simulators';
import { wireSlack } from '@reconnect/slack';
import { wireTeams } from '@reconnect/teams';
import { wireWeb } from '@reconnect/web';
import { promisedLook } from './promised-look.ts';
import { mailServer, type SimulatedWorld } from './simulated-world.ts';

/** The account at Aptly that everybody in the playground belongs to. */
export const workspace = 'northwind';

/** The three apps, wired as in production, on one store; only the web app is served by somebody else. */
export interface Product {
  readonly web: Wired['handler'];
  /** What each process answers besides its own; of all three apps, since they are one process. */
  readonly health: ReturnType<typeof createHealthDoor>;
  readonly slackUrl: string;
  readonly teamsUrl: string;
  /** All it was told; another process that is told the same belongs to it. */
  readonly variables: ReturnType<typeof variablesFor>;
  /** When the assistant looks at an inbox again, as it told somebody; undefined: nobody waits for that. */
  promisedAt(inboxId: string): Promise<number | undefined>;
  stop(): Promise<void>;
}

export interface ProductDeps {
  readonly clock: MovableClock;
  readonly publicUrl: string;
  readonly world: SimulatedWorld;
  /** What the contract's `STORE` says; here `memory` when left out. */
  readonly store?: string | undefined;
  readonly logLevel?: string | undefined;
  /** Where support's answers are fetched; they are posted to the web app in any case. */
  readonly imapUrl?: string | undefined;
  /** Takes the log instead of standard output. */
  readonly log?: ReturnType<typeof createLog> | undefined;
}

const host = '127.0.0.1';

export async function startProduct(deps: ProductDeps): Promise<Product> {
  const inboxApiKey = randomBytes(24).toString('base64url');
  const variables = variablesFor(deps, inboxApiKey);
  const environments = {
    slack: readEnvironment('slack', variables),
    teams: readEnvironment('teams', variables),
    web: readEnvironment('web', variables),
  };
  const log = deps.log ?? createLog('playground', environments.web.LOG_LEVEL);
  const metrics = createMetrics('playground');
  const capabilities = await openCapabilities(environments.web, { clock: deps.clock, log, metrics });
  const shared = { capabilities, log, metrics };
  const slack = wireSlack({ environment: environments.slack, ...shared });
  const teams = wireTeams({ environment: environments.teams, ...shared });
  const chats = { slack: deps.publicUrl, teams: deps.publicUrl };
  const web = wireWeb({ environment: environments.web, ...shared }, chats);

  const health = createHealthDoor({ ...capabilities, registry: metrics.registry });
  const serveApp = ({ handler }: Wired) => serve({ port: 0, host, health, handler });
  const [slackServing, teamsServing] = await Promise.all([serveApp(slack), serveApp(teams)]);
  for (const app of [slack, teams, web]) app.start();
  const chores = startChores(capabilities, log);
  return {
    web: web.handler,
    health,
    slackUrl: addressOf(slackServing),
    teamsUrl: addressOf(teamsServing),
    variables,
    promisedAt: (inboxId) => promisedLook(capabilities.storage, { inboxId, now: deps.clock.now() }),
    async stop() {
      await Promise.all([
        slackServing.close(),
        teamsServing.close(),
        slack.stop(),
        teams.stop(),
        web.stop(),
        chores.stop(),
      ]);
      await capabilities.close();
    },
  };
}

const addressOf = ({ port }: Serving) => `http://${host}:${port}`;

/** All the product is ever told about the simulators. */
export function variablesFor(
  { publicUrl, world, store, logLevel, imapUrl }: Omit<ProductDeps, 'clock' | 'log'>,
  inboxApiKey: string,
) {
  const { slack, google, microsoft } = world.registrations;
  return {
    LOG_LEVEL: logLevel ?? 'warn',
    PUBLIC_URL: publicUrl,
    ASSETS_URL: publicUrl,
    STORE: store ?? 'memory',
    WORKSPACE: workspace,
    INBOX_API_KEY: inboxApiKey,
    GRANT_KEYS: `playground:${randomBytes(32).toString('base64')}`,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_API_URL: world.slackApiUrl,
    TEAMS_LOCAL_UNAUTHENTICATED: '1',
    GOOGLE_CLIENT_ID: google.id,
    GOOGLE_CLIENT_SECRET: google.secret,
    GOOGLE_AUTH_URL: `${publicUrl}/google/o/oauth2/v2/auth`,
    GOOGLE_TOKEN_URL: `${publicUrl}/google/token`,
    GOOGLE_REVOKE_URL: `${publicUrl}/google/revoke`,
    GOOGLE_PUBSUB_TOPIC: 'projects/aptly/topics/gmail',
    GMAIL_ROOT_URL: `${publicUrl}/google/`,
    MICROSOFT_CLIENT_ID: microsoft.id,
    MICROSOFT_CLIENT_SECRET: microsoft.secret,
    MICROSOFT_AUTHORITY: `${publicUrl}/microsoft/common`,
    GRAPH_NOTIFICATION_URL: 'https://aptly.example/graph-notifications',
    GRAPH_ROOT_URL: `${publicUrl}/microsoft/`,
    SMTP_URL: world.smtpUrl,
    WEBHOOK_URL: world.webhookUrl,
    WEBHOOK_SECRET: world.aptly.secret,
    MAIL_FROM: 'assistant@aptly.example',
    MAIL_REPLY_TO: 'cases@aptly.example',
    MAIL_AUTHSERV_ID: mailServer,
    MAIL_INBOUND_SECRET: world.registrations.inboundMail,
    ...(imapUrl !== undefined && { IMAP_URL: imapUrl }),
  };
}
