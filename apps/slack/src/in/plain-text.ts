import { longestText } from '@reconnect/assistant';

/**
 * The words of a message as the person sees them: Slack's escapes undone, `<…>` reduced to what it shows, and emoji what
 * they were before Slack named them. `mentioned` is the bot's own user id: being called by name is not part of what was
 * said. `blocks`: the message's own.
 */
export function plainText(markup: string, mentioned?: string, blocks?: unknown): string {
  const words = markup
    .replace(/<([^<>|]*)(?:\|([^<>]*))?>/g, (_, target: string, label?: string) => shown(target, label, mentioned))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim()
    .slice(0, longestText);
  return withEmoji(words, emojiIn(blocks)).replaceAll('\u0000', '').slice(0, longestText).toWellFormed();
}

function shown(target: string, label: string | undefined, mentioned: string | undefined): string {
  if (target.startsWith('@')) return target.slice(1) === mentioned ? '' : `@${label ?? target.slice(1)}`;
  if (target.startsWith('#')) return `#${label ?? target.slice(1)}`;
  if (target.startsWith('!')) return label ?? `@${target.slice(1).replace(/^subteam\^/, '')}`;
  return label ?? target.replace(/^mailto:/, '');
}

type Emoji = readonly (readonly [name: string, sign: string])[];

/** `1f44d-1f3fd` */
const codePoints = /^[\da-f]{4,5}(?:-[\da-f]{4,5})*$/;

/** One after the other: the text has 👍 as `:+1:`, and which emoji a name stands for, only the blocks tell. */
function emojiIn(blocks: unknown): Emoji {
  if (Array.isArray(blocks)) return blocks.flatMap(emojiIn);
  if (typeof blocks !== 'object' || blocks === null) return [];
  const { name, unicode, elements } = blocks as Readonly<Record<string, unknown>>;
  if (typeof name !== 'string' || typeof unicode !== 'string' || !codePoints.test(unicode)) return emojiIn(elements);
  const sign = String.fromCodePoint(...unicode.split('-').map((code) => Number.parseInt(code, 16)));
  return [[name.replace(skinTone, ''), sign]];
}

/** A colour of skin has a name of its own, behind that of the hand; the sign has it in it. */
const skinTone = /::skin-tone-[2-6](?=:|$)/g;

const withEmoji = (words: string, emoji: Emoji): string =>
  emoji.reduce((text, [name, sign]) => text.replace(`:${name}:`, () => sign), words.replace(skinTone, ''));
