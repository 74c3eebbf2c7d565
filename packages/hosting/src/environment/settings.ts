import type { Platform } from '@reconnect/assistant';
import { isLoopback } from '@reconnect/loopback';
import { z } from 'zod';

/** Each platform's app, and the one that browsers meet. */
export type AppName = Platform | 'web';

const url = z.url({ protocol: /^https?$/ });
const secret = z.string().min(8);
export const flag = z.stringbool().default(false);

const isHere = (address: string) => URL.canParse(address) && isLoopback(new URL(address).hostname);
const isPrivate = (address: string) => address.startsWith('https:') || isHere(address);

/** Links and callbacks lead to paths of the origin itself, and so do cookies: the app cannot be below a path. */
const bareUrl = z
  .url({ protocol: /^https?$/, abort: true })
  .refine((value) => new URL(value).href === `${new URL(value).origin}/`);

/** No user and password in it: errors of a request quote the address then. */
const webhookUrl = z.string().refine((value) => {
  if (!URL.canParse(value)) return false;
  const { protocol, username, password } = new URL(value);
  return (protocol === 'https:' || (protocol === 'http:' && isHere(value))) && username === '' && password === '';
});

/** Standard Webhooks asks for 24 to 64 bytes. */
const webhookSecret = z.string().refine((value) => {
  const [, text = ''] = /^whsec_([a-z\d+/]+={0,2})$/i.exec(value) ?? [];
  const { length } = Buffer.from(text, 'base64');
  return length >= 24 && length <= 64 && text.length === Math.ceil(length / 3) * 4;
});

/** `id:base64(32 bytes)`, comma separated, as the reader of the keys wants them. */
const grantKeys = /^\s*[\w-]{1,32}:[\w+/-]{43}=?\s*(,\s*[\w-]{1,32}:[\w+/-]{43}=?\s*)*$/;
const eachIdOnce = (list: string) => {
  const ids = list.split(',').map((entry) => entry.split(':', 1)[0]?.trim());
  return new Set(ids).size === ids.length;
};

/** `ana@getaptly.com` or `getaptly.com` */
const senderOrDomain = /^([^\s@<>"(),;:\\]+@)?[a-z\d-]+(\.[a-z\d-]+)+$/;

/** How a process listens and tells of itself. */
export const listening = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .refine((port) => port <= 65_535)
    .optional(),
  HOST: z.string().default('127.0.0.1'),
  /** How many proxies stand in front, each of which adds to `X-Forwarded-For` who asked it. */
  TRUSTED_PROXIES: z.string().regex(/^\d$/).transform(Number).default(0),
  /** What is no word of these would switch off, unseen, all that guards production. */
  NODE_ENV: z.enum(['production', 'development', 'test']).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** Where spans go, by OTLP over HTTP; left out: nowhere. */
  OTEL_EXPORTER_OTLP_ENDPOINT: url.optional(),
  /** Which part of what begins here is traced, 0 to 1. */
  OTEL_TRACES_SAMPLER_ARG: z
    .string()
    .regex(/^(0|1|[01]?\.\d+)$/)
    .transform(Number)
    .refine((part) => part <= 1)
    .optional(),
});

/** What all apps are told. */
export const product = z.object({
  PUBLIC_URL: bareUrl,
  /** Where the chat apps find the pictures; the web app where its address is an https: one, else there are none. */
  ASSETS_URL: z
    .url({ protocol: /^https?$/, abort: true })
    .refine(isPrivate)
    .optional(),
  STORE: z
    .string()
    .regex(/^(memory$|sqlite:.+|rediss?:\/\/.+)/)
    .default('sqlite:.data/reconnect.db'),
  /** An operator's word for a Redis that keeps every write and cannot say so itself. */
  STORE_IS_DURABLE: flag,
  WORKSPACE: z.string().min(1).optional(),
  GRANT_KEYS: z.string().regex(grantKeys, { abort: true }).refine(eachIdOnce),
  GOOGLE_CLIENT_ID: z.string().min(1),
  GOOGLE_CLIENT_SECRET: secret,
  GOOGLE_AUTH_URL: url.default('https://accounts.google.com/o/oauth2/v2/auth'),
  GOOGLE_TOKEN_URL: url.default('https://oauth2.googleapis.com/token'),
  GOOGLE_REVOKE_URL: url.default('https://oauth2.googleapis.com/revoke'),
  GOOGLE_PUBSUB_TOPIC: z
    .string()
    .regex(/^projects\/[^/]+\/topics\/[^/]+$/)
    .optional(),
  GMAIL_ROOT_URL: url.default('https://gmail.googleapis.com/'),
  MICROSOFT_CLIENT_ID: z.string().min(1),
  MICROSOFT_CLIENT_SECRET: secret,
  MICROSOFT_AUTHORITY: url.default('https://login.microsoftonline.com/common').refine(isPrivate),
  GRAPH_NOTIFICATION_URL: z.url({ protocol: /^https$/ }).optional(),
  /** Graph takes no longer one. */
  GRAPH_CLIENT_STATE: secret.max(128).optional(),
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
    .refine((list) => list.every((one) => senderOrDomain.test(one)))
    .optional(),
  /** Under which name the server that receives the answers writes `Authentication-Results`. */
  MAIL_AUTHSERV_ID: z
    .string()
    .regex(/^[\w.-]+$/)
    .optional(),
  WEBHOOK_URL: webhookUrl.optional(),
  WEBHOOK_SECRET: webhookSecret.optional(),
});

export const slack = z.object({
  SLACK_SIGNING_SECRET: secret,
  /** Of the one workspace it is installed in; else the three that let customers add it themselves. */
  SLACK_BOT_TOKEN: z.string().startsWith('xoxb-').optional(),
  SLACK_CLIENT_ID: z.string().min(1).optional(),
  SLACK_CLIENT_SECRET: secret.optional(),
  /** Signs install links, and what travels through Slack with whoever installs. */
  SLACK_STATE_SECRET: z.string().min(32).optional(),
  /** With it, events come through a socket that the app opens itself: for trying it out on a machine nobody can reach. */
  SLACK_APP_TOKEN: z.string().startsWith('xapp-').optional(),
  SLACK_API_URL: url.default('https://slack.com/api/'),
});

export const teams = z.object({
  MicrosoftAppId: z.guid().default(''),
  MicrosoftAppPassword: z.string().regex(/\S/).default(''),
  MicrosoftAppTenantId: z.guid().default(''),
  /** botbuilder is no help: a mistyped app type silently becomes MultiTenant. */
  MicrosoftAppType: z.enum(['SingleTenant', 'UserAssignedMSI', 'MultiTenant']).default('SingleTenant'),
  TEAMS_LOCAL_UNAUTHENTICATED: flag,
  TEAMS_SERVICE_HOSTS: z
    .string()
    .default('')
    .transform((list) => list.split(/[\s,]+/).filter((host) => host !== '')),
});

export const web = z.object({
  INBOX_API_KEY: z.string().min(16),
  /** With it, `POST /mail/inbound` takes support's answers. */
  MAIL_INBOUND_SECRET: webhookSecret.optional(),
  /** With it, support's answers are taken from this mailbox. */
  IMAP_URL: z
    .url({ protocol: /^imaps?$/, abort: true })
    .refine((value) => new URL(value).username !== '')
    .optional(),
});

/** Every variable that an app reads. */
export type SettingName = keyof (typeof listening & typeof product & typeof slack & typeof teams & typeof web)['shape'];
