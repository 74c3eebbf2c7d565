import { z } from 'zod';
import { refusedStart } from '../errors.ts';

const url = z.url({ protocol: /^https?$/ });
const secret = z.string().min(8, 'too short to be a secret');
const flag = z.stringbool().default(false);

/** Hosts that only this machine can reach. */
const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
const isLoopback = (address: string) => URL.canParse(address) && loopback.test(new URL(address).hostname);

/** Links and callbacks lead to paths of the origin itself, and so do cookies: the app cannot be below a path. */
const bareUrl = z
  .url({ protocol: /^https?$/, abort: true })
  .refine(
    (value) => new URL(value).href === `${new URL(value).origin}/`,
    'must be a bare address like https://reconnect.example.com: no path, no user, nothing else',
  );

/** No user and password in it: errors of a request quote the address then. */
const webhookUrl = z.string().refine((value) => {
  if (!URL.canParse(value)) return false;
  const { protocol, username, password } = new URL(value);
  return (protocol === 'https:' || (protocol === 'http:' && isLoopback(value))) && username === '' && password === '';
}, 'must be an https: address without a user (http: is allowed on loopback only)');

/** Standard Webhooks asks for 24 to 64 bytes. */
const webhookSecret = z.string().refine((value) => {
  const [, text = ''] = /^whsec_([a-z\d+/]+={0,2})$/i.exec(value) ?? [];
  const { length } = Buffer.from(text, 'base64');
  return length >= 24 && length <= 64 && text.length === Math.ceil(length / 3) * 4;
}, 'must be whsec_ and the base64 of 24 to 64 bytes');

/** `id:base64(32 bytes)`, comma separated, as the reader of the keys wants them. */
const grantKeys = /^\s*[\w-]{1,32}:[\w+/-]{43}=?\s*(,\s*[\w-]{1,32}:[\w+/-]{43}=?\s*)*$/;
const eachIdOnce = (list: string) => {
  const ids = list.split(',').map((entry) => entry.split(':', 1)[0]?.trim());
  return new Set(ids).size === ids.length;
};

/** `ana@getaptly.com` or `getaptly.com` */
const senderOrDomain = /^([^\s@<>"(),;:\\]+@)?[a-z\d-]+(\.[a-z\d-]+)+$/;

const listening = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a port')
    .transform(Number)
    .refine((port) => port <= 65_535, 'must be a port')
    .optional(),
  HOST: z.string().default('127.0.0.1'),
  /** How many proxies stand in front, each of which adds to `X-Forwarded-For` who asked it. */
  TRUSTED_PROXIES: z.string().regex(/^\d$/, 'must be a number of proxies, 0 to 9').transform(Number).default(0),
  NODE_ENV: z.string().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** Where spans go, by OTLP over HTTP; left out: nowhere. */
  OTEL_EXPORTER_OTLP_ENDPOINT: url.optional(),
  /** Which part of what begins here is traced, 0 to 1. */
  OTEL_TRACES_SAMPLER_ARG: z
    .string()
    .regex(/^(0|1|[01]?\.\d+)$/, 'must be between 0 and 1')
    .transform(Number)
    .refine((part) => part <= 1, 'must be between 0 and 1')
    .optional(),
});

export const product = z.object({
  PUBLIC_URL: bareUrl,
  /** Where the chat apps find the pictures; the web app where its address is an https: one, else there are none. */
  ASSETS_URL: z
    .url({ protocol: /^https?$/, abort: true })
    .refine((value) => value.startsWith('https:') || isLoopback(value), 'http: is allowed on loopback only')
    .optional(),
  STORE: z
    .string()
    .regex(/^(memory$|sqlite:.+|rediss?:\/\/.+)/, 'must be "memory", "sqlite:PATH" or a redis:// address')
    .default('sqlite:.data/reconnect.db'),
  /** An operator's word for a Redis that keeps every write and cannot say so itself. */
  STORE_IS_DURABLE: flag,
  WORKSPACE: z.string().min(1).optional(),
  GRANT_KEYS: z
    .string()
    .regex(grantKeys, { error: 'must be a list of id:base64(32 bytes)', abort: true })
    .refine(eachIdOnce, 'must not name an id twice'),
  GOOGLE_CLIENT_ID: z.string().min(1),
  GOOGLE_CLIENT_SECRET: secret,
  GOOGLE_AUTH_URL: url.default('https://accounts.google.com/o/oauth2/v2/auth'),
  GOOGLE_TOKEN_URL: url.default('https://oauth2.googleapis.com/token'),
  GOOGLE_REVOKE_URL: url.default('https://oauth2.googleapis.com/revoke'),
  GOOGLE_PUBSUB_TOPIC: z
    .string()
    .regex(/^projects\/[^/]+\/topics\/[^/]+$/, 'must be projects/…/topics/…')
    .optional(),
  GMAIL_ROOT_URL: url.default('https://gmail.googleapis.com/'),
  MICROSOFT_CLIENT_ID: z.string().min(1),
  MICROSOFT_CLIENT_SECRET: secret,
  MICROSOFT_AUTHORITY: url
    .default('https://login.microsoftonline.com/common')
    .refine((value) => value.startsWith('https:') || isLoopback(value), 'http: is allowed on loopback only'),
  GRAPH_NOTIFICATION_URL: z.url({ protocol: /^https$/ }).optional(),
  GRAPH_ROOT_URL: url.default('https://graph.microsoft.com/'),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }),
  MAIL_FROM: z.email(),
  ESCALATION_EMAIL: z.email().default('help@getaptly.com'),
  /** Where support's answers go, a case's number put before the @; left out: to the person's own mailbox. */
  MAIL_REPLY_TO: z.email().optional(),
  /** Addresses and domains that speak as support; the domain of `ESCALATION_EMAIL` where left out. */
  SUPPORT_SENDERS: z
    .string()
    .transform((list) => list.toLowerCase().split(/[\s,]+/))
    .refine((list) => list.every((one) => senderOrDomain.test(one)), 'must be a list of addresses and domains')
    .optional(),
  /** Under which name the server that receives the answers writes `Authentication-Results`. */
  MAIL_AUTHSERV_ID: z
    .string()
    .regex(/^[\w.-]+$/, 'must be the name of a mail server')
    .optional(),
  WEBHOOK_URL: webhookUrl.optional(),
  WEBHOOK_SECRET: webhookSecret.optional(),
});

const slack = z.object({
  SLACK_SIGNING_SECRET: secret,
  /** Of the one workspace it is installed in; else the three that let customers add it themselves. */
  SLACK_BOT_TOKEN: z.string().startsWith('xoxb-', 'must be a bot token (xoxb-…)').optional(),
  SLACK_CLIENT_ID: z.string().min(1).optional(),
  SLACK_CLIENT_SECRET: secret.optional(),
  /** Signs install links, and what travels through Slack with whoever installs. */
  SLACK_STATE_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  /** With it, events come through a socket that the app opens itself: for trying it out on a machine nobody can reach. */
  SLACK_APP_TOKEN: z.string().startsWith('xapp-', 'must be an app-level token (xapp-…)').optional(),
  SLACK_API_URL: url.default('https://slack.com/api/'),
});

/** botbuilder is no help: a mistyped app type silently becomes MultiTenant. */
const botTypes = ['SingleTenant', 'UserAssignedMSI', 'MultiTenant'] as const;

const teams = z.object({
  MicrosoftAppId: z.guid('must be the GUID of the bot registration').default(''),
  MicrosoftAppPassword: z.string().regex(/\S/, 'must not be blank').default(''),
  MicrosoftAppTenantId: z.guid('must be the GUID of the tenant').default(''),
  MicrosoftAppType: z.enum(botTypes, `must be one of ${botTypes.join(', ')}`).default('SingleTenant'),
  TEAMS_LOCAL_UNAUTHENTICATED: flag,
  TEAMS_SERVICE_HOSTS: z
    .string()
    .default('')
    .transform((list) => list.split(/[\s,]+/).filter((host) => host !== '')),
});

const web = z.object({
  INBOX_API_KEY: z.string().min(16, 'must have at least 16 characters'),
  /** With it, `POST /mail/inbound` takes support's answers. */
  MAIL_INBOUND_SECRET: webhookSecret.optional(),
  /** With it, support's answers are taken from this mailbox. */
  IMAP_URL: z
    .url({ protocol: /^imaps?$/, abort: true })
    .refine((value) => new URL(value).username !== '', 'must name a user')
    .optional(),
});

export type Environment = z.infer<typeof listening> & z.infer<typeof product>;
export type SlackEnvironment = Environment & z.infer<typeof slack>;
export type TeamsEnvironment = Environment & z.infer<typeof teams>;
export type WebEnvironment = Environment & z.infer<typeof web>;

const common = z.object({ ...listening.shape, ...product.shape });
export const schemas = {
  slack: z.object({ ...common.shape, ...slack.shape }),
  teams: z.object({ ...common.shape, ...teams.shape }),
  web: z.object({ ...common.shape, ...web.shape }),
} as const;

/**
 * Reads an app's environment once. Throws one `HostingError` that lists everything missing or wrong, by name and never
 * by value. An empty variable counts as a missing one.
 */
export function readEnvironment<App extends keyof typeof schemas>(
  app: App,
  variables: Variables,
): z.infer<(typeof schemas)[App]> {
  const given = withoutEmpty(variables);
  const result = schemas[app].safeParse(given);
  const problems = [
    ...problemsOf(result, given),
    ...(app === 'teams' ? teamsRegistration(given) : []),
    ...sharedRegistration(given),
    ...(app === 'slack' ? slackCredentials(given) : []),
    ...missingHalf(given),
    ...(app === 'web' ? missingVoucher(given) : []),
    ...(given['NODE_ENV'] === 'production' && given['STORE'] === 'memory'
      ? ['STORE: "memory" forgets everything at a restart and is refused in production']
      : []),
  ];
  if (!result.success || problems.length > 0) {
    const what = `The ${app} app cannot start. These variables are missing or wrong:`;
    throw refusedStart('environment', what, problems);
  }
  return result.data as z.infer<(typeof schemas)[App]>;
}

/** The playground makes up what the apps need; this much may be chosen, and has the playground's own defaults. */
const playground = z
  .object({
    PORT: listening.shape.PORT,
    HOST: listening.shape.HOST.removeDefault(),
    LOG_LEVEL: listening.shape.LOG_LEVEL.removeDefault(),
    STORE: product.shape.STORE.removeDefault(),
  })
  .partial();

/** Reads what the playground is told. Throws one `HostingError` like `readEnvironment`. */
export function readPlaygroundEnvironment(variables: Variables): z.infer<typeof playground> {
  const given = withoutEmpty(variables);
  const result = playground.safeParse(given);
  if (result.success) return result.data;
  throw refusedStart(
    'environment',
    'The playground cannot start. These variables are wrong:',
    problemsOf(result, given),
  );
}

export type Variables = Readonly<Record<string, string | undefined>>;

export function withoutEmpty(variables: Variables): Variables {
  return Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
}

/** What a schema found missing or wrong, by name. */
export function problemsOf({ error }: z.ZodSafeParseResult<unknown>, given: Variables): readonly string[] {
  return (error?.issues ?? []).map(({ path, message }) => {
    const name = path.join('.');
    return `${name}: ${given[name] === undefined ? missing : message}`;
  });
}

const missing = 'missing';

/** Webhooks need to be both addressed and signed. */
function missingHalf(given: Variables): readonly string[] {
  const names = ['WEBHOOK_URL', 'WEBHOOK_SECRET'];
  const absent = names.filter((name) => given[name] === undefined);
  return absent.length === names.length ? [] : absent.map((name) => `${name}: ${missing}`);
}

/** Without the word of the server that received a mail, nobody passes for support, and every answer is refused. */
function missingVoucher(given: Variables): readonly string[] {
  const takesMail = given['IMAP_URL'] !== undefined || given['MAIL_INBOUND_SECRET'] !== undefined;
  return takesMail && given['MAIL_AUTHSERV_ID'] === undefined ? [`MAIL_AUTHSERV_ID: ${missing}`] : [];
}

const slackClient = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET'] as const;

/** One bot token for one workspace, or all that it takes to be installed in many. */
function slackCredentials(given: Variables): readonly string[] {
  const absent = slackClient.filter((name) => given[name] === undefined);
  const token = given['SLACK_BOT_TOKEN'];
  if (absent.length === slackClient.length) {
    return token === undefined ? [`SLACK_BOT_TOKEN: ${missing}`] : [];
  }
  if (token !== undefined) return [`SLACK_BOT_TOKEN: must not be given beside ${slackClient.join(', ')}`];
  return absent.map((name) => `${name}: ${missing}`);
}

/** Without its registration the Teams app would take anybody's word; only a simulator on this machine may have that. */
function teamsRegistration(given: Variables): readonly string[] {
  const { MicrosoftAppType: type, TEAMS_LOCAL_UNAUTHENTICATED: local } = given;
  if (flag.safeParse(local).data === true) return simulatedTeams(given);
  const managed = type === 'UserAssignedMSI';
  const needed = [
    'MicrosoftAppId',
    ...(managed ? [] : ['MicrosoftAppPassword']),
    ...(type === 'MultiTenant' ? [] : ['MicrosoftAppTenantId']),
  ];
  return [
    ...needed.filter((name) => given[name] === undefined).map((name) => `${name}: ${missing}`),
    ...(managed && given['MicrosoftAppPassword'] !== undefined
      ? ['MicrosoftAppPassword: must not be given with MicrosoftAppType=UserAssignedMSI']
      : []),
  ];
}

function simulatedTeams({ NODE_ENV, HOST = '127.0.0.1', MicrosoftAppId }: Variables): readonly string[] {
  const name = 'TEAMS_LOCAL_UNAUTHENTICATED';
  return [
    ...(NODE_ENV === 'production' ? [`${name}: is refused in production`] : []),
    ...(loopback.test(HOST) || HOST === '::1' ? [] : [`${name}: needs HOST to be 127.0.0.1`]),
    ...(MicrosoftAppId === undefined ? [] : [`MicrosoftAppId: must not be given beside ${name}`]),
  ];
}

/** Whoever may read mail must not speak as the bot, and the other way round. */
function sharedRegistration({ MicrosoftAppId: bot, MICROSOFT_CLIENT_ID: mail }: Variables): readonly string[] {
  const shared = mail !== undefined && mail.toLowerCase() === bot?.toLowerCase();
  return shared ? ["MICROSOFT_CLIENT_ID: must not be the bot's own registration, MicrosoftAppId"] : [];
}
