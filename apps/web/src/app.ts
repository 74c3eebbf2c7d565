import express, { type Express } from 'express';
import { type InboxRoutesDeps, inboxRoutes } from './api/inbox-routes.ts';
import { createBrowserSecrets } from './browser-secrets.ts';
import type { Log } from './log.ts';
import { sendPage, stylesheetPath } from './pages/page.ts';
import { stylesheet } from './pages/stylesheet.ts';
import { notFoundPage } from './pages/trouble-page.ts';
import { type ReconnectRoutesDeps, reconnectRoutes } from './reconnect-routes.ts';
import { securityHeaders } from './security-headers.ts';

export interface WebAppDeps extends Omit<InboxRoutesDeps, 'key'> {
  /** The app's address as people's browsers see it. */
  readonly publicUrl: string;
  readonly inboxApiKey: string;
  /** Where a form of ours may lead to besides itself: the origins of both providers' sign-in pages. */
  readonly consentOrigins: readonly string[];
  readonly flow: ReconnectRoutesDeps['flow'];
  readonly log: Log;
  /** Adds the routes every process has: health, readiness, metrics. */
  readonly mount?: (app: Express) => void;
}

/** The reconnect pages, both OAuth callbacks and the Inbox API; listening is up to the caller. */
export function createWebApp(deps: WebAppDeps): Express {
  const { publicUrl, inboxApiKey: key, consentOrigins, flow, log, mount } = deps;
  const app = express();
  app.disable('x-powered-by').disable('etag');
  app.use(securityHeaders(publicUrl, consentOrigins));
  mount?.(app);
  app.get(stylesheetPath, (_request, response) => {
    response.set('Cache-Control', 'public, max-age=3600').type('css').send(stylesheet);
  });
  app.use('/api/v1', inboxRoutes({ ...deps, key }));
  app.use(reconnectRoutes({ flow, log, secrets: createBrowserSecrets(publicUrl) }));
  app.use((_request, response) => sendPage(response, notFoundPage()));
  return app;
}
