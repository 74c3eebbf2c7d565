/** The Slack app: Bolt in, Block Kit out. */
export { createSlackApp, type SlackApp, type SlackAppDeps } from './app.ts';
export { SlackApiError, type SlackApiErrorCode } from './errors.ts';
export { createInstallLink, type InstallLinkOptions } from './install/install-link.ts';
export { createSlackChannel, type SlackChannelDeps } from './out/channel.ts';
export { createSlackApi, type SlackApi, type SlackApiDeps } from './out/web-api.ts';
export { wireSlack } from './wire.ts';
