import express, { type Express } from 'express';
import { type InboxRoutesDeps, inboxRoutes } from './api/inbox-routes.ts';
import { createBrowserSecrets } from './browser-secrets.ts';
import type { Log } from './log.ts';
import { type MailRoutesDeps, mailRoutes } from './mail/mail-routes.ts';
import { audienceOf } from './pages/audience.ts';
import type { ChatAddresses } from './pages/chat-addresses.ts';
import { sendPage, stylesheetPath } from './pages/page.ts';
import { stylesheet } from './pages/stylesheet.ts';
import { notFoundPage } from './pages/trouble-page.ts';
import { type ReconnectRoutesDeps, reconnectRoutes } from './reconnect-routes.ts';
import { securityHeaders } from './security-headers.ts';
import { stepPictureRoutes } from './step-pictures.ts';

export interface WebAppDeps extends Omit<InboxRoutesDeps, 'key'> {
  /** The app's address as people's browsers see it. */
  readonly publicUrl: string;
  readonly inboxApiKey: string;
  /** Where a form of ours may lead to besides itself: the origins of both providers' sign-in pages. */
  readonly consentOrigins: readonly string[];
  /** Where people may write to support by themselves. */
  readonly supportAddress: string;
  /** Where the pages' way back to the chat leads. */
  readonly chats: ChatAddresses;
  readonly flow: ReconnectRoutesDeps['flow'] & InboxRoutesDeps['flow'];
  readonly log: Log;
  /** How support's answers are posted to us; left out: not at all. */
  readonly mail?: Omit<MailRoutesDeps, 'limits' | 'log'>;
}

/** The reconnect pages, both OAuth callbacks, the Inbox API and the way in for mail; listening is up to the caller. */
export function createWebApp(deps: WebAppDeps): Express {
  const { publicUrl, inboxApiKey: key, consentOrigins, log, mail } = deps;
  const app = express();
  app.disable('x-powered-by').disable('etag');
  app.use(securityHeaders(publicUrl, consentOrigins));
  app.get(stylesheetPath, (_request, response) => {
    response.set('Cache-Control', 'public, max-age=3600').type('css').send(stylesheet);
  });
  app.use(stepPictureRoutes());
  app.use('/api/v1', inboxRoutes({ ...deps, key }));
  if (mail !== undefined) app.use(mailRoutes({ ...mail, limits: deps.limits, log }));
  app.use(reconnectRoutes({ ...deps, secrets: createBrowserSecrets(publicUrl) }));
  app.use((request, response) => sendPage(response, notFoundPage(audienceOf(request))));
  return app;
}
