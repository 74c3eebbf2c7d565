import { pathToFileURL } from 'node:url';
import { cloudHosts } from '../load/bot-tokens.ts';
import { botToken, signingSecret } from '../load/slack.ts';
import { appId, tenant } from '../load/teams.ts';
import type { SystemOptions } from './options.ts';

/** Where the cloud's hosts are answered on this machine. */
export interface CloudDoor {
  readonly port: number;
  /** The file with the certificate to trust. */
  readonly certificate: string;
}

export type Variables = Readonly<Record<string, string>>;

/** What every deployed process of ours needs; nothing in the measured turn goes to these places. */
const common = ({ port, redisUrl }: SystemOptions): Variables => ({
  NODE_ENV: 'production',
  PORT: `${port}`,
  STORE: redisUrl,
  PUBLIC_URL: 'https://reconnect.northwind.example',
  WORKSPACE: 'northwind',
  GRANT_KEYS: `k1:${Buffer.alloc(32, 7).toString('base64')}`,
  GOOGLE_CLIENT_ID: 'google-id',
  GOOGLE_CLIENT_SECRET: 'google-secret',
  MICROSOFT_CLIENT_ID: 'microsoft-id',
  MICROSOFT_CLIENT_SECRET: 'microsoft-secret',
  SMTP_URL: 'smtp://127.0.0.1:9',
  MAIL_FROM: 'assistant@northwind.example',
});

export const slackVariables = (options: SystemOptions): Variables => ({
  ...common(options),
  SLACK_SIGNING_SECRET: signingSecret,
  SLACK_BOT_TOKEN: botToken,
  SLACK_API_URL: options.apiUrl,
});

export const teamsVariables = (options: SystemOptions, { certificate }: CloudDoor): Variables => ({
  ...common(options),
  MicrosoftAppId: appId,
  MicrosoftAppPassword: 'the bot’s own secret',
  MicrosoftAppTenantId: tenant,
  MicrosoftAppType: 'SingleTenant',
  NODE_EXTRA_CA_CERTS: certificate,
});

/** Arguments of `node` that lead the cloud's hosts to this machine. */
export function towardsCloud({ port }: CloudDoor, folder: string): readonly string[] {
  const query = new URLSearchParams({ port: `${port}` });
  for (const host of cloudHosts) query.append('host', host);
  return ['--import', `${pathToFileURL(`${folder}/bench/src/systems/redirect.ts`).href}?${query}`];
}
