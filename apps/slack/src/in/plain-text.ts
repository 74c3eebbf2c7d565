import { longestText } from '@reconnect/assistant';

/**
 * The words of a message as the person sees them: Slack's escapes undone, `<…>` reduced to what it shows.
 * `mentioned` is the bot's own user id: being called by name is not part of what was said.
 */
export function plainText(markup: string, mentioned?: string): string {
  return markup
    .replace(/<([^<>|]*)(?:\|([^<>]*))?>/g, (_, target: string, label?: string) => shown(target, label, mentioned))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll('\u0000', '')
    .trim()
    .slice(0, longestText)
    .toWellFormed();
}

function shown(target: string, label: string | undefined, mentioned: string | undefined): string {
  if (target.startsWith('@')) return target.slice(1) === mentioned ? '' : `@${label ?? target.slice(1)}`;
  if (target.startsWith('#')) return `#${label ?? target.slice(1)}`;
  if (target.startsWith('!')) return label ?? `@${target.slice(1).replace(/^subteam\^/, '')}`;
  return label ?? target.replace(/^mailto:/, '');
}
