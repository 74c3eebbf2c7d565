type Mark = '(' | '!(' | ')' | '[' | ']' | ']*' | '|';
type Token =
  | { readonly kind: 'mark'; readonly mark: Mark }
  /** As a regular expression reads them. */
  | { readonly kind: 'words'; readonly pattern: string }
  | { readonly kind: 'line'; readonly indent: number };

/**
 * The source of a regular expression over words that are followed by a blank, each of them. `others` are such sources and
 * stand between the texts. Throws a `SyntaxError` that quotes the phrases.
 */
export function readPhrases(texts: readonly string[], others: readonly string[]): string {
  const tokens = withBars(texts.flatMap((text, index) => [...tokensOf(text), ...wordsAs(others[index])]));
  const wrong = (what: string) => new SyntaxError(`${what} in the phrases${texts.join('…')}`);
  let at = 0;

  function choices(): string {
    const all = [sequence()];
    while (takes('|')) all.push(sequence());
    return all.join('|');
  }

  function sequence(): string {
    let all = '';
    for (let next = item(); next !== undefined; next = item()) all += next;
    if (all === '') throw wrong('a phrase without words');
    return all;
  }

  function item(): string | undefined {
    const token = tokens[at];
    if (token?.kind === 'words') {
      at += 1;
      return token.pattern;
    }
    if (takes('(')) return ended(`(?:${choices()})`, [')', '']);
    if (takes('!(')) return ended(`(?!${choices()})`, [')', '']);
    if (takes('[')) return ended(`(?:${choices()})`, [']', '?'], [']*', '*']);
    return undefined;
  }

  function ended(group: string, ...ends: readonly (readonly [Mark, string])[]): string {
    const [, times] = ends.find(([mark]) => takes(mark)) ?? [];
    if (times === undefined) throw wrong(`${ends[0]?.[0]} is missing`);
    return group + times;
  }

  function takes(mark: Mark): boolean {
    const token = tokens[at];
    const isNext = token?.kind === 'mark' && token.mark === mark;
    if (isNext) at += 1;
    return isNext;
  }

  const all = choices();
  if (at < tokens.length) throw wrong('closed before it was opened');
  return all;
}

const shapes =
  /(?<mark>\]\*|!\(|[()[\]|])|\{(?<most>\d+)\}|(?<word>[\p{L}\p{N}<>]+)(?<beginning>~?)|\n(?<indent> *)| +|(?<unknown>.)/gu;

function tokensOf(text: string): readonly Token[] {
  return Array.from(text.matchAll(shapes)).flatMap(({ groups = {} }): readonly Token[] => {
    const { mark, most, word, beginning, indent, unknown } = groups;
    if (unknown !== undefined) throw new SyntaxError(`${unknown} means nothing in the phrases${text}`);
    if (mark !== undefined) return [{ kind: 'mark', mark: mark as Mark }];
    if (most !== undefined) return wordsAs(`[^ ]+ `, `{0,${most}}`);
    if (word !== undefined) return wordsAs(`${word}${beginning === '~' ? '[^ ]*' : ''} `);
    return indent === undefined ? [] : [{ kind: 'line', indent: indent.length }];
  });
}

const wordsAs = (pattern: string | undefined, times = ''): readonly Token[] =>
  pattern === undefined ? [] : [{ kind: 'words', pattern: `(?:${pattern})${times}` }];

const bar: Token = { kind: 'mark', mark: '|' };

/** Parts phrases by bars where a new line begins as far out as the first; what stands further in goes on with the phrase. */
function withBars(tokens: readonly Token[]): readonly Token[] {
  const found: Token[] = [];
  let outermost: number | undefined;
  let indent = 0;
  for (const token of tokens) {
    if (token.kind === 'line') {
      indent = token.indent;
      continue;
    }
    outermost ??= indent;
    if (indent <= outermost && found.length > 0) found.push(bar);
    indent = Number.POSITIVE_INFINITY;
    found.push(token);
  }
  return found;
}
