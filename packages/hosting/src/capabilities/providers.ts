import type { Environment } from '../environment/environment.ts';

/** Our registrations with Google and Microsoft, and where to find them. */
export function providersOf(environment: Environment) {
  const { GOOGLE_PUBSUB_TOPIC: pubsubTopic } = environment;
  const { GRAPH_NOTIFICATION_URL: notificationUrl, GRAPH_CLIENT_STATE: clientState } = environment;
  return {
    google: {
      clientId: environment.GOOGLE_CLIENT_ID,
      clientSecret: environment.GOOGLE_CLIENT_SECRET,
      authUrl: environment.GOOGLE_AUTH_URL,
      tokenUrl: environment.GOOGLE_TOKEN_URL,
      revokeUrl: environment.GOOGLE_REVOKE_URL,
      gmailRootUrl: environment.GMAIL_ROOT_URL,
      ...(pubsubTopic !== undefined && { pubsubTopic }),
    },
    microsoft: {
      clientId: environment.MICROSOFT_CLIENT_ID,
      clientSecret: environment.MICROSOFT_CLIENT_SECRET,
      authority: environment.MICROSOFT_AUTHORITY,
      graphRootUrl: environment.GRAPH_ROOT_URL,
      ...(notificationUrl !== undefined && { notificationUrl }),
      ...(clientState !== undefined && { clientState }),
    },
  };
}
