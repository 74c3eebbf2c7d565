import { randomBytes, randomUUID } from 'node:crypto';
import type { MovableClock } from '@reconnect/simulators';
import {
  createSimulatedAptly,
  createSimulatedGoogle,
  createSimulatedMailbox,
  createSimulatedMicrosoft,
  createSimulatedSlack,
  createSimulatedTeams,
  type SimulatedAptly,
  type SimulatedGoogle,
  type SimulatedMailbox,
  type SimulatedMicrosoft,
  type SimulatedSlack,
  type SimulatedTeams,
} from '@reconnect/simulators';

/** Everything outside the product, each at its own loopback address but the providers, which the caller mounts. */
export interface SimulatedWorld {
  readonly slack: SimulatedSlack;
  readonly teams: SimulatedTeams;
  readonly mailbox: SimulatedMailbox;
  /** Where webhooks arrive; its sync engine is the stage's. */
  readonly aptly: SimulatedAptly;
  readonly google: SimulatedGoogle;
  readonly microsoft: SimulatedMicrosoft;
  readonly registrations: Registrations;
  readonly slackApiUrl: string;
  readonly smtpUrl: string;
  readonly webhookUrl: string;
  close(): Promise<void>;
}

/** What the product is known by outside; new at every start. */
export interface Registrations {
  readonly slack: { readonly signingSecret: string; readonly botToken: string };
  readonly google: { readonly id: string; readonly secret: string };
  readonly microsoft: { readonly id: string; readonly secret: string };
  /** With which the provider of inbound mail signs. */
  readonly inboundMail: string;
}

/** The server that receives support's answers, as it calls itself. */
export const mailServer = 'mx.aptly.example';

export interface SimulatedWorldDeps {
  readonly clock: MovableClock;
  /** The web app's address, without a slash at its end. */
  readonly publicUrl: string;
  /** Asked when something is sent, as the apps are started after the world they speak to. */
  readonly slackAppUrl: () => string;
  readonly teamsAppUrl: () => string;
}

export async function openSimulatedWorld(deps: SimulatedWorldDeps): Promise<SimulatedWorld> {
  const { clock, publicUrl, slackAppUrl, teamsAppUrl } = deps;
  const registrations = newRegistrations();
  const clientOf = (provider: 'google' | 'microsoft') => ({
    ...registrations[provider],
    name: 'Aptly',
    redirectUris: [`${publicUrl}/oauth/${provider}/callback`],
  });
  const slack = createSimulatedSlack({ clock, ...registrations.slack, appUrl: slackAppUrl });
  const teams = createSimulatedTeams({ clock, botUrl: teamsAppUrl, appId: '' });
  const mailbox = createSimulatedMailbox({ clock });
  const aptly = createSimulatedAptly({ clock });
  const [slackApiUrl, smtpUrl, webhookUrl] = await Promise.all([
    slack.listen(),
    mailbox.listen(),
    aptly.listen(),
    teams.listen(),
  ]);
  return {
    slack,
    teams,
    mailbox,
    aptly,
    google: createSimulatedGoogle({ clock, clients: [clientOf('google')] }),
    microsoft: createSimulatedMicrosoft({ clock, clients: [clientOf('microsoft')] }),
    registrations,
    slackApiUrl,
    smtpUrl,
    webhookUrl,
    async close() {
      await Promise.all([slack.close(), teams.close(), mailbox.close(), aptly.close()]);
    },
  };
}

const newSecret = () => randomBytes(24).toString('base64url');

function newRegistrations(): Registrations {
  return {
    slack: { signingSecret: newSecret(), botToken: `xoxb-${newSecret()}` },
    google: { id: 'aptly.apps.googleusercontent.example', secret: newSecret() },
    microsoft: { id: randomUUID(), secret: newSecret() },
    inboundMail: `whsec_${randomBytes(32).toString('base64')}`,
  };
}
