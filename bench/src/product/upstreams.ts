import {
  createMovableClock,
  createSimulatedGoogle,
  createSimulatedMailbox,
  createSimulatedMicrosoft,
  type SimulatedGoogle,
  type SimulatedMailbox,
  type SimulatedMicrosoft,
} from './simulators.ts';

/** The providers and support's mail server, simulated, each at its own address on this machine. */
export interface Upstreams {
  readonly google: SimulatedGoogle['world'];
  readonly microsoft: SimulatedMicrosoft['world'];
  readonly mailbox: SimulatedMailbox;
  /** All that the product is told of them. */
  readonly variables: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

const registration = { name: 'Aptly', secret: 'a-secret-of-the-client' } as const;
const clientIds = { google: 'aptly.apps.googleusercontent.example', microsoft: '2f1c9a52-5b1e-4a53-9c1b-7f0c3a7a1d11' };

/** `publicUrl`: where the web app is, without a slash at its end. */
export async function openUpstreams(publicUrl: string): Promise<Upstreams> {
  const clock = createMovableClock({ follows: () => Date.now() });
  const clientOf = (provider: keyof typeof clientIds) => ({
    ...registration,
    id: clientIds[provider],
    redirectUris: [`${publicUrl}/oauth/${provider}/callback`],
  });
  const google = createSimulatedGoogle({ clock, clients: [clientOf('google')] });
  const microsoft = createSimulatedMicrosoft({ clock, clients: [clientOf('microsoft')] });
  const mailbox = createSimulatedMailbox({ clock });
  const [atGoogle, atMicrosoft, smtpUrl] = await Promise.all([google.listen(), microsoft.listen(), mailbox.listen()]);
  return {
    google: google.world,
    microsoft: microsoft.world,
    mailbox,
    variables: {
      PUBLIC_URL: publicUrl,
      GOOGLE_CLIENT_ID: clientIds.google,
      GOOGLE_CLIENT_SECRET: registration.secret,
      GOOGLE_AUTH_URL: `${atGoogle.url}/o/oauth2/v2/auth`,
      GOOGLE_TOKEN_URL: `${atGoogle.url}/token`,
      GOOGLE_REVOKE_URL: `${atGoogle.url}/revoke`,
      GOOGLE_PUBSUB_TOPIC: 'projects/aptly/topics/gmail',
      GMAIL_ROOT_URL: `${atGoogle.url}/`,
      MICROSOFT_CLIENT_ID: clientIds.microsoft,
      MICROSOFT_CLIENT_SECRET: registration.secret,
      MICROSOFT_AUTHORITY: `${atMicrosoft.url}/common`,
      GRAPH_NOTIFICATION_URL: 'https://aptly.example/graph-notifications',
      GRAPH_ROOT_URL: `${atMicrosoft.url}/`,
      SMTP_URL: smtpUrl,
    },
    close: async () => void (await Promise.all([atGoogle.close(), atMicrosoft.close(), mailbox.close()])),
  };
}
