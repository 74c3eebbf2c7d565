/** Longest detail shown or mailed. Characters. */
const longestDetail = 300;

const secrets: readonly (readonly [RegExp, string])[] = [
  [/\b(?:Bearer|Basic)\s+(?!realm|error|authorization)[A-Za-z0-9._~+/=-]{8,}/gi, '[removed]'],
  // Quoted or bare values of names that carry secrets, in JSON, forms, headers and prose.
  [
    /\b((?:access|refresh|id)_?token|client_?(?:secret|state|assertion)|assertion|code_verifier|password|passwd|pwd|api_?key|authorization|cookie)(["']?\s*[:=]\s*["']?)(?!\[)[^\s"'&,;}]{4,}/gi,
    '$1$2[removed]',
  ],
  [/([?&]code=|^code=)[^&\s]{4,}/gi, '$1[removed]'],
  [/\beyJ[A-Za-z0-9_-]{5,}(?:\.[A-Za-z0-9_-]+){0,4}/g, '[removed]'],
  [/\bya29\.[A-Za-z0-9._-]+/g, '[removed]'],
  [/\b1\/\/?[A-Za-z0-9_-]{10,}/g, '[removed]'],
  [/\b[014]\.A[A-Za-z0-9_.-]{10,}/g, '[removed]'],
  [/\b4\/[A-Za-z0-9_-]{6,}/g, '[removed]'],
  [/\b(?:M\.[A-Z]\w*_|EwB|GOCSPX-|AIza)[A-Za-z0-9_.!*+/=-]{6,}/g, '[removed]'],
  [/[\p{L}\p{N}._%+-][\p{L}\p{N}._%+'-]*(?:@|%40)[\p{L}\p{N}.-]+\.\p{L}{2,}/gu, '[address]'],
  // Anything else that long and without a space is a key or a blob, never a word.
  [/(?<![\w-])(?=[\w+/=.~-]*\d)[\w+/=~-]{40,}(?![\w-])/g, '[removed]'],
];

/** Takes tokens, codes, JWTs and mail addresses out of a provider's sentence, and shortens it to what a person reads. */
export function redact(sentence: string): string {
  const short = sentence.slice(0, 4000).replace(/\s+/g, ' ').trim();
  const clean = secrets.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), short);
  return clean.length <= longestDetail ? clean : `${clean.slice(0, longestDetail - 1)}…`;
}
