import { z } from 'zod';
import { HostingError } from './errors.ts';

const url = z.url({ protocol: /^https?$/ });
const secret = z.string().min(8, 'too short to be a secret');
const flag = z.stringbool().default(false);

/** Hosts that only this machine can reach. */
const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
const isLoopback = (address: string) => URL.canParse(address) && loopback.test(new URL(address).hostname);

/** `id:base64(32 bytes)`, comma separated; the reader of the keys checks them to the bit. */
const grantKeys = /^\s*[\w-]+:[\w+/-]{43}=?\s*(,\s*[\w-]+:[\w+/-]{43}=?\s*)*$/;

const listening = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a port')
    .transform(Number)
    .refine((port) => port <= 65_535, 'must be a port')
    .optional(),
  HOST: z.string().default('127.0.0.1'),
  NODE_ENV: z.string().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

const product = z.object({
  PUBLIC_URL: url,
  STORE: z
    .string()
    .regex(/^(memory$|sqlite:.+|rediss?:\/\/.+)/, 'must be "memory", "sqlite:PATH" or a redis:// address')
    .default('sqlite:.data/reconnect.db'),
  WORKSPACE: z.string().min(1).optional(),
  GRANT_KEYS: z.string().regex(grantKeys, 'must be a list of id:base64(32 bytes)'),
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
});

const slack = z.object({
  SLACK_SIGNING_SECRET: secret,
  SLACK_BOT_TOKEN: z.string().startsWith('xoxb-', 'must be a bot token (xoxb-…)'),
  SLACK_API_URL: url.default('https://slack.com/api/'),
});

const teams = z.object({
  MicrosoftAppId: z.string().default(''),
  MicrosoftAppPassword: z.string().default(''),
  MicrosoftAppTenantId: z.string().default(''),
  MicrosoftAppType: z.string().default('SingleTenant'),
  TEAMS_LOCAL_UNAUTHENTICATED: flag,
  TEAMS_SERVICE_HOSTS: z
    .string()
    .default('')
    .transform((list) => list.split(/[\s,]+/).filter((host) => host !== '')),
});

const web = z.object({ INBOX_API_KEY: z.string().min(16, 'must have at least 16 characters') });

export type Environment = z.infer<typeof listening> & z.infer<typeof product>;
export type SlackEnvironment = Environment & z.infer<typeof slack>;
export type TeamsEnvironment = Environment & z.infer<typeof teams>;
export type WebEnvironment = Environment & z.infer<typeof web>;

const common = z.object({ ...listening.shape, ...product.shape });
const schemas = {
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
  const given: Variables = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const result = schemas[app].safeParse(given);
  const issues = result.error?.issues ?? [];
  const problems = [
    ...issues.map(({ path, message }) => {
      const name = path.join('.');
      return `${name}: ${given[name] === undefined ? missing : message}`;
    }),
    ...(app === 'teams' ? missingRegistration(given) : []),
    ...(given['NODE_ENV'] === 'production' && given['STORE'] === 'memory'
      ? ['STORE: "memory" forgets everything at a restart and is refused in production']
      : []),
  ];
  if (!result.success || problems.length > 0) {
    const list = problems.map((problem) => `\n  ${problem}`).join('');
    throw new HostingError('environment', `The ${app} app cannot start. These variables are missing or wrong:${list}`);
  }
  return result.data as z.infer<(typeof schemas)[App]>;
}

type Variables = Readonly<Record<string, string | undefined>>;

const missing = 'missing';

/** Without its registration the Teams app would take anybody's word; only a simulator on this machine may have that. */
function missingRegistration(given: Variables): readonly string[] {
  const { MicrosoftAppType: type, TEAMS_LOCAL_UNAUTHENTICATED: local } = given;
  if (flag.safeParse(local).data === true) return [];
  const needed = [
    'MicrosoftAppId',
    ...(type === 'UserAssignedMSI' ? [] : ['MicrosoftAppPassword']),
    ...(type === 'MultiTenant' ? [] : ['MicrosoftAppTenantId']),
  ];
  return needed.filter((name) => given[name] === undefined).map((name) => `${name}: ${missing}`);
}
