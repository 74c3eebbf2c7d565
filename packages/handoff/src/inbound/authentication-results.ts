/** What one server found out about a sender (RFC 8601). */
export interface AuthenticationResults {
  /** The authserv-id: who says so. */
  readonly server: string;
  readonly results: readonly AuthenticationResult[];
}

export interface AuthenticationResult {
  /** `spf`, `dkim`, `dmarc`, … */
  readonly method: string;
  /** `pass`, `fail`, `none`, … */
  readonly result: string;
  /** `header.from`, `header.d`, `smtp.mailfrom`, … as given, in lower case. */
  readonly properties: ReadonlyMap<string, string>;
}

/**
 * Parses the value of an `Authentication-Results` header in one pass. A sender chooses part of what stands in it (the
 * envelope's address, a comment), so nothing within quotes or comments can end a result or begin another.
 */
export function parseAuthenticationResults(value: string): AuthenticationResults | undefined {
  const [head = '', ...parts] = statementsOf(value.toLowerCase());
  const server = head.split(/\s+/, 1)[0];
  // A result stands first where a server does not say who it is (Microsoft 365): that may be anybody's word.
  if (server === undefined || server === '' || server.includes('=')) return undefined;
  return { server, results: parts.flatMap(resultOf) };
}

function resultOf(statement: string): readonly AuthenticationResult[] {
  const [first = '', ...others] = statement.split(/\s+/).map((word) => word.split('=', 2));
  const [method, result] = first;
  if (method === undefined || result === undefined) return [];
  const properties = others.flatMap(([name = '', given]) => (given === undefined ? [] : [[name, given] as const]));
  return [{ method: method.split('/')[0] ?? method, result, properties: new Map(properties) }];
}

/** The statements between the semicolons, without comments; signs with a meaning lose it within quotes. */
function statementsOf(value: string): readonly string[] {
  const statements: string[] = [];
  let statement = '';
  let comments = 0;
  for (let at = 0; at < value.length; ) {
    const token = tokenAt(value, at, comments > 0 ? withinComment : outside);
    at += token.length;
    if (comments > 0 || token === '(') comments += nesting(token);
    else if (token === ';') {
      statements.push(statement);
      statement = '';
    } else statement += token.startsWith('"') ? muted(token) : token;
  }
  return [...statements, statement].map((one) => one.replace(/\s+/g, ' ').replace(/ ?= ?/g, '=').trim());
}

/** A quote is only a sign within a comment, and a bracket only a sign within a quote. */
const withinComment = /\\.|[()]|[^\\()]+/sy;
const outside = /"(?:[^"\\]|\\.)*"?|\\.|[(;]|[^"\\(;]+/sy;

function tokenAt(value: string, at: number, pattern: RegExp): string {
  pattern.lastIndex = at;
  return pattern.exec(value)?.[0] ?? value.charAt(at);
}

function muted(quoted: string): string {
  return quoted.replace(/["\\]/g, '').replace(/[\s;=]/g, '?');
}

function nesting(token: string): number {
  if (token === '(') return 1;
  return token === ')' ? -1 : 0;
}
