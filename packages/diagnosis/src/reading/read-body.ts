import { isObject } from './plain-object.ts';

/** A body longer than this is cut: no provider's error needs more, and junk must not cost more. Characters. */
const longestBody = 65_536;

export interface ReadBody {
  readonly shape: 'json' | 'html' | 'text' | 'empty' | 'broken';
  /** The JSON, wherever in the body it was found. */
  readonly tree?: unknown;
  /** The body as text without markup; empty where the body is sound JSON. */
  readonly text: string;
}

const entities: Readonly<Record<string, string>> = {
  quot: '"',
  '#34': '"',
  '#39': "'",
  apos: "'",
  lt: '<',
  gt: '>',
  nbsp: ' ',
  amp: '&',
};

function withoutMarkup(html: string): string {
  return html
    .replace(/<(?:script|style)\b[^>]*>[^<]*/gi, ' ')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&(quot|#34|#39|apos|lt|gt|nbsp|amp);/g, (_, name: string) => entities[name] ?? ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON is an ordinary answer here: the caller reads the words instead.
    return undefined;
  }
}

/** The first `{` to the last `}`: JSON inside a page, a log line or an exception's message. */
function embedded(text: string): unknown {
  const start = text.indexOf('{');
  const end = text.lastIndexOf('}');
  return start < 0 || end <= start ? undefined : parsed(text.slice(start, end + 1));
}

function formEncoded(text: string): unknown {
  return /^\??[\w.]+=[^\s{]*$/.test(text) && /(?:^|[?&])error=/.test(text)
    ? Object.fromEntries(new URLSearchParams(text.replace(/^\?/, '')))
    : undefined;
}

function readText(raw: string): ReadBody {
  const cut = raw.length > longestBody;
  const text = raw
    .slice(0, longestBody)
    .replace(/^\uFEFF/, '')
    .replace(/^\)\]\}'\s*/, '')
    .trim();
  if (text === '') return { shape: 'empty', text: '' };
  const json = cut ? undefined : parsed(text);
  if (typeof json === 'string') return readText(json);
  if (isObject(json) || Array.isArray(json)) return { shape: 'json', tree: json, text: '' };
  if (/^[[{"]/.test(text)) return { shape: 'broken', text };
  const html = /^<|<(?:html|body|!doctype|title)\b/i.test(text);
  const plain = html ? withoutMarkup(text) : text;
  const tree = embedded(plain) ?? formEncoded(plain);
  return { shape: html ? 'html' : cut ? 'broken' : 'text', text: plain, ...(tree === undefined ? {} : { tree }) };
}

/** Reads a body of any shape; never throws, and never looks at more than 64 Ki characters of text. */
export function readBody(body: unknown): ReadBody {
  if (isObject(body) || Array.isArray(body)) return { shape: 'json', tree: body, text: '' };
  if (typeof body === 'string') return readText(body);
  return { shape: body === undefined || body === null ? 'empty' : 'text', text: String(body ?? '') };
}
