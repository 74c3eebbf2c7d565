/** The web app: reconnect pages, OAuth callbacks and the Inbox API. */
export { createWebApp, type WebAppDeps } from './app.ts';
export type { Log } from './log.ts';
export { wireWeb } from './wire.ts';
