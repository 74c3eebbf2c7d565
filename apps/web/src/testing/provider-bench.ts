import { createConsentProviders, type ProveOutcome, type ProveRequest } from '@reconnect/reconnect';
import { createSimulatedGoogle, createSimulatedMicrosoft } from '@reconnect/simulators';
import type { Provider, Verdict } from '@reconnect/troubleshooting';

export const dana = 'dana@example.com';
export const eve = 'eve@example.com';

const client = { id: 'aptly-client', secret: 'client-secret', name: 'Aptly' };
const scopes = {
  google: ['https://www.googleapis.com/auth/gmail.readonly'],
  microsoft: ['Mail.Read', 'offline_access'],
};

/** Both simulated providers on ports of their own; `provider` is the one on which Dana and Eve have accounts. */
export async function startProviderBench(provider: Provider, publicUrl: string, clock: { now(): number }) {
  const redirectUris = ['google', 'microsoft'].map((name) => `${publicUrl}/oauth/${name}/callback`);
  const deps = { clock, clients: [{ ...client, redirectUris }] };
  const [google, microsoft] = [createSimulatedGoogle(deps), createSimulatedMicrosoft(deps)];
  const [googleDoor, microsoftDoor] = await Promise.all([google.listen(), microsoft.listen()]);
  const { world } = provider === 'google' ? google : microsoft;
  world.addAccount({ email: dana, name: 'Dana' });
  world.addAccount({ email: eve, name: 'Eve' });
  const credentials = { clientId: client.id, clientSecret: client.secret };
  const mailbox =
    provider === 'google' ? `${googleDoor.url}/gmail/v1/users/me/profile` : `${microsoftDoor.url}/v1.0/me`;

  return {
    world,
    origins: [googleDoor.url, microsoftDoor.url],
    consent: createConsentProviders(
      {
        publicUrl,
        google: {
          ...credentials,
          authUrl: `${googleDoor.url}/o/oauth2/v2/auth`,
          tokenUrl: `${googleDoor.url}/token`,
          revokeUrl: `${googleDoor.url}/revoke`,
        },
        microsoft: { ...credentials, authority: `${microsoftDoor.url}/common`, graphRootUrl: microsoftDoor.url },
      },
      clock,
    ),
    grantFor: (email: string) => ({
      refreshToken: world.issueGrant(email, scopes[provider]),
      scopes: scopes[provider],
    }),
    /** A live read, as the product's own proof begins with one. */
    async prove({ accessToken, address }: ProveRequest): Promise<ProveOutcome> {
      const read = await fetch(mailbox, { headers: { authorization: `Bearer ${accessToken}` } });
      if (!read.ok) return { outcome: 'not_working', verdict: { cause: 'unknown', certainty: 'unknown' } as Verdict };
      const at = new Date(clock.now()).toISOString();
      const proof = { address, mailboxReadable: true, notificationsRenewed: true, at } as const;
      return { outcome: 'working', proof, sync: { cursor: 'renewed' } };
    },
    close: () => Promise.all([googleDoor.close(), microsoftDoor.close()]),
  };
}
