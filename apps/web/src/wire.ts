import type { WebEnvironment, Wired, WireNeeds } from '@reconnect/hosting';
import { createWebApp } from './app.ts';

/** The web app from its environment and the capabilities. */
export function wireWeb({ environment, capabilities, log }: WireNeeds<WebEnvironment>): Wired {
  const { inboxes, access, diagnosis, flow } = capabilities;
  const app = createWebApp({
    publicUrl: environment.PUBLIC_URL,
    inboxApiKey: environment.INBOX_API_KEY,
    consentOrigins: [environment.GOOGLE_AUTH_URL, environment.MICROSOFT_AUTHORITY].map((url) => new URL(url).origin),
    inboxes,
    access,
    diagnosis,
    flow,
    log,
  });
  return { handler: app, start() {}, async stop() {} };
}
