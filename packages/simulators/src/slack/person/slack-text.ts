type Leaf = Readonly<Record<string, string>>;

/** What Slack makes of what a person types. */
export interface Typed {
  /** The three characters escaped, addresses and links in angle brackets, emoji by their names. */
  readonly text: string;
  /** The same in a section of rich text. */
  readonly elements: readonly Leaf[];
}

interface Piece {
  readonly text: string;
  readonly element: Leaf;
}

const marked =
  /(?<link>\bhttps?:\/\/[^\s\|<>]+)|(?<address>(?<![\/\w.+\-])[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+)|(?<emoji>\p{RGI_Emoji})/gv;

export function typed(written: string): Typed {
  const pieces: Piece[] = [];
  let end = 0;
  for (const { 0: found, index, groups = {} } of written.matchAll(marked)) {
    pieces.push(...plain(written.slice(end, index)), pieceOf(found, groups));
    end = index + found.length;
  }
  pieces.push(...plain(written.slice(end)));
  return { text: pieces.map(({ text }) => text).join(''), elements: pieces.map(({ element }) => element) };
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const plain = (text: string): Piece[] =>
  text === '' ? [] : [{ text: escaped(text), element: { type: 'text', text } }];

function pieceOf(found: string, { link, address }: Readonly<Record<string, string | undefined>>): Piece {
  if (link !== undefined) return { text: `<${escaped(link)}>`, element: { type: 'link', url: link } };
  if (address === undefined) return emoji(found);
  const url = `mailto:${address}`;
  return { text: `<${url}|${address}>`, element: { type: 'link', url, text: address } };
}

/** Slack's own names; for all others one that is as good, since nothing is told by it. */
const names: Readonly<Record<string, string>> = {
  '👍': '+1',
  '🙏': 'pray',
  '😞': 'disappointed',
  '😐': 'neutral_face',
  '🤩': 'star-struck',
};

const skinTones = ['🏻', '🏼', '🏽', '🏾', '🏿'];

function emoji(sign: string): Piece {
  const tone = skinTones.findIndex((skin) => sign.includes(skin));
  const bare = sign.replace(skinTones[tone] ?? '', '');
  const name = names[bare] ?? `emoji_${codesOf(bare)}`;
  const text = tone < 0 ? `:${name}:` : `:${name}::skin-tone-${tone + 2}:`;
  return { text, element: { type: 'emoji', name, unicode: codesOf(sign) } };
}

const codesOf = (sign: string): string =>
  Array.from(sign, (part) => (part.codePointAt(0) ?? 0).toString(16).padStart(4, '0')).join('-');
