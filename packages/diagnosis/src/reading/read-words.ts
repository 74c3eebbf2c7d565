import { isObject } from './plain-object.ts';

/** What an error says, with everything that varies between its forms taken away. */
export interface Words {
  /** Machine words, squeezed: `RATE_LIMIT_EXCEEDED`, `rateLimitExceeded` and `rate_limit_exceeded` are one word. */
  readonly words: ReadonlySet<string>;
  /** The same words as the provider wrote them, the outermost first; for showing. */
  readonly spelled: readonly string[];
  /** The provider's sentences, the outermost first. */
  readonly sentences: readonly string[];
  /** HTTP statuses named inside the body: batch parts, wrapped exceptions. */
  readonly statuses: readonly number[];
}

/** Nodes of a body that are looked at; a sound error has fewer than a hundred. */
const mostNodes = 2000;
const deepest = 12;

const wordKeys = new Set([
  'error',
  'code',
  'reason',
  'status',
  'statuscode',
  'suberror',
  'errorsubtype',
  'errorsubcode',
  'errorcode',
  'responsecode',
  'lifecycleevent',
]);
const sentenceKeys = new Set([
  'message',
  'errordescription',
  'description',
  'error',
  'detail',
  'details',
  'title',
  'value',
  'localizedmessage',
  'messagetext',
  'reason',
  'code',
  'errors',
  'errormessage',
  'innererror',
  'innerexception',
  'exception',
  'faultstring',
  'statustext',
  'msg',
]);
const statusKeys = new Set(['code', 'status', 'statuscode']);

/** `USER_RATE_LIMIT_EXCEEDED` -> `userratelimitexceeded`. */
export function squeeze(word: string): string {
  return word.replace(/[^A-Za-z0-9]/g, '').toLowerCase();
}

interface Collected {
  readonly words: Set<string>;
  readonly spelled: string[];
  readonly sentences: string[];
  readonly statuses: number[];
}

function isStatus(value: number): boolean {
  return Number.isInteger(value) && value >= 100 && value <= 599;
}

function takeString(key: string, value: string, into: Collected): void {
  if (statusKeys.has(key) && isStatus(Number(value))) into.statuses.push(Number(value));
  if (wordKeys.has(key) && value.length <= 100) {
    const word = /^[\w.\-/]+/.exec(value)?.[0] ?? '';
    if (word !== '' && (word === value || /^[\w.\-/]+:/.test(value))) {
      into.words.add(squeeze(word));
      into.spelled.push(word);
    }
  }
  if (sentenceKeys.has(key) && /\s/.test(value)) into.sentences.push(value.slice(0, 4000));
}

interface Node {
  readonly key: string;
  readonly value: unknown;
  readonly depth: number;
}

/** An array's items stand under the array's own name. */
function children({ key, value, depth }: Node): readonly Node[] {
  if (depth >= deepest) return [];
  if (Array.isArray(value)) return value.slice(0, mostNodes).map((item) => ({ key, value: item, depth: depth + 1 }));
  if (!isObject(value)) return [];
  const entries = Object.entries(value).slice(0, mostNodes);
  return entries.map(([name, item]) => ({ key: squeeze(name), value: item, depth: depth + 1 }));
}

/** Walks the whole error, however deep `innerError` is nested, breadth first so that the outermost comes first. */
function walk(tree: unknown, into: Collected): void {
  const queue: Node[] = [{ key: '', value: tree, depth: 0 }];
  for (let next = 0; next < Math.min(queue.length, mostNodes); next += 1) {
    const node = queue[next];
    if (node === undefined) return;
    const { key, value } = node;
    if (typeof value === 'string') takeString(key, value, into);
    else if (typeof value === 'number' && statusKeys.has(key) && isStatus(value)) into.statuses.push(value);
    else if (queue.length < mostNodes) queue.push(...children(node));
  }
}

/** A machine word in running text shows by its spelling: `invalid_grant`, `UNAVAILABLE_X`, `rateLimitExceeded`, `ErrorServerBusy`. */
const machineWord =
  /\b(?:[A-Za-z]{2,}(?:_[A-Za-z]{2,})+|[a-z]{2,}(?:[A-Z][a-z]+)+|[A-Z][a-z]+(?:[A-Z]+[a-z]*)+)(?=\b|\d)/g;

/** Words of an error whose JSON is broken or wrapped: a word that the cut may have shortened is left out. */
function takeFromText(text: string, into: Collected): void {
  const whole = text.slice(0, 16_384);
  let taken = 0;
  for (const match of whole.matchAll(machineWord)) {
    if (taken >= 300 || match.index + match[0].length >= whole.length) break;
    into.words.add(squeeze(match[0]));
    into.spelled.push(match[0]);
    taken += 1;
  }
  for (const match of whole.matchAll(/"(?:reason|error|code|status|suberror)"\s*:\s*"([\w.-]{1,80})"/g)) {
    if (match[1] !== undefined) into.words.add(squeeze(match[1]));
  }
  for (const match of whole.slice(0, 8192).matchAll(/\bHTTP\/\d(?:\.\d)? (\d{3})\b/g))
    into.statuses.push(Number(match[1]));
  into.sentences.push(whole.slice(0, 8192));
}

/** Reads the machine words, sentences and inner statuses of an error body. */
export function readWords(tree: unknown, text: string): Words {
  const into: Collected = { words: new Set(), spelled: [], sentences: [], statuses: [] };
  walk(tree, into);
  if (text !== '') takeFromText(text, into);
  return into;
}
