/** The Slack app: Bolt in, Block Kit out. */
export { createInstallLink, type InstallLinkOptions } from './install/install-link.ts';
export { wireSlack } from './wire.ts';
