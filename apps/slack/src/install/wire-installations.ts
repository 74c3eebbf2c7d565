import type { Ports } from '@reconnect/assistant';
import type { InFlight, SlackEnvironment, WireDeps } from '@reconnect/hosting';
import { createInstallDoor, type InstallDoor } from './install-door.ts';
import { createSlackOAuth } from './oauth.ts';
import { createTokens, type Tokens } from './tokens.ts';

/** Where the app speaks, with whose token, and for which account at Aptly. */
export interface WiredInstallations {
  readonly token: Tokens['of'];
  /** Left out where there is one fixed workspace. */
  readonly workspaceOf?: Ports['inboxes']['workspaceOf'];
  readonly door: InstallDoor;
  forget?(tenant: string, at: number): Promise<unknown>;
  close(): Promise<void>;
}

interface WireInstallationsDeps extends WireDeps<SlackEnvironment> {
  readonly inFlight: InFlight;
}

/** One workspace with one token, or as many as install the app themselves: as the environment says. */
export function wireInstallations({
  environment,
  capabilities,
  log,
  inFlight,
}: WireInstallationsDeps): WiredInstallations {
  const { SLACK_BOT_TOKEN: botToken, SLACK_API_URL: url, WORKSPACE: workspace } = environment;
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, SLACK_STATE_SECRET: secret } = environment;
  if (clientId === undefined || clientSecret === undefined || secret === undefined) {
    return { token: async () => botToken, door: () => false, close: async () => undefined };
  }
  const { clock, storage, addressLimits: limits, slackInstallations: installations } = capabilities;
  const oauth = createSlackOAuth({ url, clientId, clientSecret, clock });
  const tokens = createTokens({ installations, oauth, clock, log });
  const authorizeUrl = new URL('/oauth/v2/authorize', url).href;
  return {
    token: tokens.of,
    workspaceOf: async ({ tenant }) => (await installations.find(tenant))?.workspace,
    door: createInstallDoor({
      authorizeUrl,
      clientId,
      secret,
      workspace,
      storage,
      installations,
      oauth,
      limits,
      clock,
      inFlight,
      log,
    }),
    forget: installations.remove,
    close: oauth.close,
  };
}
