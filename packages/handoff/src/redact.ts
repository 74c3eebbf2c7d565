/** What stands in the place of a secret. */
export const removed = '[removed]';

/** A name that carries a secret, the sign after it, and its value: in forms, headers, JSON and JSON within JSON. */
const sign = String.raw`\\?["']?\s*[:=]\s*`;
const value = String.raw`(?:\\?"[^"\n]*"?|'[^'\n]*'?|[^\s&;,"'<>}]+)`;

/** What people call a password, in English and Spanish; a list of `palabras clave` is none. */
const passwordNames = String.raw`password|passcode|pwd?|contrase(?:ñ|n\u0303?)a|(?<!palabras?\s)clave`;

/**
 * What a secret looks like wherever it stands, and after which words anything is one. The most specific come first.
 * Anybody may write what is searched: no pattern may look over the same long stretch from each sign in it.
 */
const secrets: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  // Headers that hold several secrets at once: nothing of the line is kept.
  [/\b((?:set-)?cookie|(?:proxy-)?authorization)(\\?["']?\s*[:=])[^\r\n]+/gi, `$1$2 ${removed}`],
  [/\b([Bb]earer|BEARER|[Bb]asic|BASIC)\s+(?=\S*(?:[\d=]|[a-z][A-Z]))[\w.~+/=-]{8,}/g, `$1 ${removed}`],
  [new RegExp(`((?:pass(?:word|wd|code|phrase)|pwd)${sign})${value}`, 'gi'), `$1${removed}`],
  [new RegExp(String.raw`\b((?:pass|${passwordNames})(?:\s+(?:is|was|es|era))?${sign})${value}`, 'gi'), `$1${removed}`],
  // In prose a password is told from "my password is wrong" by its quotes, its digits or its signs.
  [
    new RegExp(
      String.raw`\b((?:pass|${passwordNames})\s+(?:is|was|to|es|era|fue|a)\s+(?:(?:now|ahora)\s+)?)(?!AADSTS)(?:"[^"\n]+"|(?=\S*[\d!#$%^&*])\S{6,})`,
      'gi',
    ),
    `$1${removed}`,
  ],
  // Right after its name more is asked of it: letters and digits at once, or digits alone; "pass" is mostly a verb.
  [
    new RegExp(
      String.raw`\b((?:${passwordNames}|(?<=\b(?:my|the|new|mi|la|el)\s)pass)\s+)(?!AADSTS|https?:)(?:\d{6,}(?![\w-])|(?=\S{0,100}[a-z])(?=\S{0,100}(?:\d|[#$%^&*!]\w))\S{6,})`,
      'gi',
    ),
    `$1${removed}`,
  ],
  [/\b((?:verification|security|sign-in|login|one-time)\s+code(?:\s+is|:)?\s+)\d[\d -]{2,8}\d/gi, `$1${removed}`],
  [
    new RegExp(
      String.raw`\b((?:(?:access|refresh|id)[_-]?token|client[_-]?(?:secret|assertion)|code[_-]verifier|api[_-]?key)${sign})${value}`,
      'gi',
    ),
    `$1${removed}`,
  ],
  [new RegExp(String.raw`\b((?:token|secret|session(?:[_-]?id)?|sid|assertion)=)${value}`, 'gi'), `$1${removed}`],
  [
    /\b((?:token|secret|session(?:[_-]?id)?|sid|assertion)\\?["']?\s*:\s*\\?["']?)(?=\S{0,200}\d)[^\s,"'\\]{6,}/gi,
    `$1${removed}`,
  ],
  // An authorization code, and not a provider's error code.
  [/\b((?:code|state)=)(?!AADSTS)(?=[^\s&]{0,200}\d)[^\s&"'<>]{8,}/gi, `$1${removed}`],
  [/(\/reconnect\/)[\w-]{16,}/g, `$1${removed}`],
  // Shapes: JSON web tokens, Google's and Microsoft's access tokens, refresh tokens and codes, keys, Slack's tokens.
  [/\bey[JI][\w-]{8,}(?:\.[\w-]*){0,4}/g, removed],
  [/\b(?:ya29\.|GOCSPX-|AIza|xox[a-z]-|xapp-)[\w.-]+/gi, removed],
  [/\b(?:1\/\/|4\/0)[\w-]{10,}/g, removed],
  [/\b[01]\.A(?=[\w.-]{0,200}\d)[\w-]{20,}(?:\.[\w-]+)*/g, removed],
  [/\bM\.[A-Z][A-Za-z\d]*_[A-Za-z\d]+\.[\w!*$.-]+/g, removed],
  [/\bEw[A-Z][\w+/=]{20,}/g, removed],
  // Whatever else is that long and has no space is a key and no word; the ids of providers' requests are shorter.
  [/(?<![\w+=@-])(?=[\w+=-]*\d)(?=[\w+=-]*[a-z])[\w+=-]{40,}(?![\w@-])/gi, removed],
];

/** Replaces passwords, tokens, codes, cookies and what makes a reconnect link work by `removed`. */
export function redact(text: string): string {
  return secrets.reduce((clean, [pattern, replacement]) => clean.replace(pattern, replacement), text);
}

/** The same for every text in a JSON value, however deep. */
export function redactAll<T>(value: T): T {
  if (typeof value === 'string') return redact(value) as T;
  if (Array.isArray(value)) return value.map(redactAll) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, redactAll(inner)])) as T;
}
