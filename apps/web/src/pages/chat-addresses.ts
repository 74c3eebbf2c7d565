import type { AppName } from '@reconnect/hosting';

/** Where each platform's chat app opens, by the name of the platform. */
export type ChatAddresses = Readonly<Record<Exclude<AppName, 'web'>, string>>;

/**
 * The apps themselves, in which the assistant's message is waiting. Never a team, a tenant or a conversation: links get forwarded,
 * and whoever opens a stale one, or walks to the provider with a live one, must not learn from a page whose conversation it was.
 * Which platform it was is all that the pages say in words, too.
 */
export const chatAddresses: ChatAddresses = {
  slack: 'https://app.slack.com/client',
  teams: 'https://teams.microsoft.com/',
};
