import type { SettingName } from './settings.ts';

const address = 'an address that begins with https:// (or http://)';
const mailAddress = 'a mail address alone, like assistant@example.com';
const pair = 'whsec_ and the base64 of 24 to 64 bytes; this makes one: echo "whsec_$(openssl rand -base64 32)"';
const long = 'this makes one: openssl rand -hex 32';

/** What to write for a variable, in words that follow "must be". */
const demands: Readonly<Record<SettingName, string>> = {
  PORT: 'a port, 0 to 65535',
  HOST: 'an address of this machine',
  TRUSTED_PROXIES: 'a number of proxies, 0 to 9',
  NODE_ENV: 'production, development or test, or be left out',
  LOG_LEVEL: 'fatal, error, warn, info, debug, trace or silent',
  OTEL_EXPORTER_OTLP_ENDPOINT: address,
  OTEL_TRACES_SAMPLER_ARG: 'a number between 0 and 1',
  PUBLIC_URL: 'a bare address like https://reconnect.example.com: no path, no user, nothing else',
  ASSETS_URL: 'an address that begins with https:// (http:// is allowed on loopback only)',
  STORE: '"memory", sqlite:PATH or a redis:// or rediss:// address',
  STORE_IS_DURABLE: '1 or 0',
  WORKSPACE: 'the name of an account at Aptly',
  GRANT_KEYS:
    'a list of id:base64(32 bytes), newest first, each id once; this makes one: echo "k1:$(openssl rand -base64 32)"',
  GOOGLE_CLIENT_ID: 'the id of the OAuth client at Google',
  GOOGLE_CLIENT_SECRET: 'the secret of the OAuth client at Google, at least 8 characters',
  GOOGLE_AUTH_URL: address,
  GOOGLE_TOKEN_URL: address,
  GOOGLE_REVOKE_URL: address,
  GOOGLE_PUBSUB_TOPIC: 'projects/…/topics/…',
  GMAIL_ROOT_URL: address,
  MICROSOFT_CLIENT_ID: 'the application id of the Entra registration for mail',
  MICROSOFT_CLIENT_SECRET: 'the secret of the Entra registration for mail, at least 8 characters',
  MICROSOFT_AUTHORITY: 'an address that begins with https:// (http:// is allowed on loopback only)',
  GRAPH_NOTIFICATION_URL: 'an address that begins with https://',
  GRAPH_CLIENT_STATE: `8 to 128 characters; ${long}`,
  GRAPH_ROOT_URL: address,
  SMTP_URL: 'smtps://user:password@host or smtp://user:password@host:port',
  MAIL_FROM: mailAddress,
  ESCALATION_EMAIL: mailAddress,
  MAIL_REPLY_TO: mailAddress,
  SUPPORT_SENDERS: 'a list of mail addresses and domains',
  MAIL_AUTHSERV_ID: 'the name of a mail server, as it stands in the Authentication-Results of the mails it receives',
  WEBHOOK_URL: 'an https: address without a user (http: is allowed on loopback only)',
  WEBHOOK_SECRET: pair,
  SLACK_SIGNING_SECRET: 'the signing secret of the Slack app, at least 8 characters',
  SLACK_BOT_TOKEN: 'a bot token that does not rotate (xoxb-…); see docs/slack-install.md',
  SLACK_CLIENT_ID: 'the client id of the Slack app',
  SLACK_CLIENT_SECRET: 'the client secret of the Slack app, at least 8 characters',
  SLACK_STATE_SECRET: `at least 32 characters; ${long}`,
  SLACK_APP_TOKEN: 'an app-level token (xapp-…)',
  SLACK_API_URL: address,
  MicrosoftAppId: 'the GUID of the bot registration',
  MicrosoftAppPassword: 'the client secret of the bot registration, not blank',
  MicrosoftAppTenantId: "the GUID of the bot registration's tenant",
  MicrosoftAppType: 'SingleTenant, UserAssignedMSI or MultiTenant',
  TEAMS_LOCAL_UNAUTHENTICATED: '1 or 0',
  TEAMS_SERVICE_HOSTS: 'a list of hosts',
  INBOX_API_KEY: `at least 16 characters; ${long}`,
  MAIL_INBOUND_SECRET: pair,
  IMAP_URL: 'imaps://user:password@host/INBOX',
};

/** The sentence about a variable that is not as it must be. */
export const wrong = (name: SettingName): string => `${name}: must be ${demands[name]}`;

/** The sentence about a variable that is not there. */
export const missing = (name: SettingName): string => `${name}: missing; it must be ${demands[name]}`;
