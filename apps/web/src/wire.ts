import { createMailboxWatcher } from '@reconnect/handoff';
import type { WebEnvironment, WireDeps, Wired } from '@reconnect/hosting';
import { createWebApp } from './app.ts';
import { chatAddresses } from './pages/chat-addresses.ts';

/** The web app from its environment and the capabilities; `chats`: where its pages lead back to. */
export function wireWeb(
  { environment, capabilities, log, metrics }: WireDeps<WebEnvironment>,
  chats = chatAddresses,
): Wired {
  const { inboxes, access, diagnosis, flow, answers, storage, clock } = capabilities;
  const { MAIL_INBOUND_SECRET: secret, IMAP_URL: url } = environment;
  const onReached = (isReached: boolean) => metrics.mailboxAway.set(isReached ? 0 : 1);
  const onAside = (count: number) => metrics.mailsAside.set(count);
  const watcher =
    url === undefined ? undefined : createMailboxWatcher({ url, answers, storage, clock, log, onReached, onAside });
  const app = createWebApp({
    publicUrl: environment.PUBLIC_URL,
    inboxApiKey: environment.INBOX_API_KEY,
    consentOrigins: [environment.GOOGLE_AUTH_URL, environment.MICROSOFT_AUTHORITY].map((url) => new URL(url).origin),
    supportAddress: environment.ESCALATION_EMAIL,
    chats,
    inboxes,
    access,
    diagnosis,
    flow,
    clock,
    limits: capabilities.addressLimits,
    log,
    ...(secret !== undefined && { mail: { secret, answers, clock } }),
  });
  return {
    handler: app,
    start: () => watcher?.start(),
    async stop() {
      await watcher?.stop();
    },
  };
}
