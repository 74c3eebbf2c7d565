import { longestText } from '@reconnect/assistant';

const entities: Readonly<Record<string, string>> = {
  nbsp: ' ',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  apos: "'",
  amp: '&',
};

/**
 * The words of a message as the person typed them: Teams sends a little HTML within plain text, mentions, entities and a mark
 * where an earlier message is quoted (`<quoted messageId="1782848598379"/>`).
 * `ours`: the mentions of this bot; being called by name is not part of what was said.
 */
export function plainText(text: string, ours: readonly string[]): string {
  const withoutUs = ours
    .filter((mention) => mention !== '')
    .reduce((rest, mention) => rest.replaceAll(mention, ' '), text);
  const plain = withoutUs
    .replace(/<\/?at(?:\s[^<>]*)?>/gi, '')
    .replace(/<quoted\s[^<>]*>/gi, ' ')
    .replace(/&(nbsp|lt|gt|quot|#39|apos|amp);/gi, (whole, name: string) => entities[name.toLowerCase()] ?? whole)
    .normalize('NFC')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
  return cut(plain);
}

/** Half a character, which no store can hold, becomes the sign for an unreadable one. */
export const cut = (text: string): string => text.slice(0, longestText).toWellFormed();
