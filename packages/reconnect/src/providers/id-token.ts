import { ReconnectError } from '../errors.ts';

export interface IdTokenExpectation {
  readonly issuers: readonly string[];
  readonly audience: string;
  readonly nonce: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** How far the provider's clock and ours may be apart, in seconds. */
const skew = 300;

/**
 * The claims of an ID token that came straight from the token endpoint.
 *
 * OpenID Connect Core 3.1.3.7 lets TLS stand in for the signature there; what is left to check is that it was made
 * for us (`aud`), by whom we asked (`iss`), for this very consent (`nonce`) and just now (`exp`).
 */
export function checkIdClaims(
  claims: Readonly<Record<string, unknown>>,
  expected: IdTokenExpectation,
): Readonly<Record<string, unknown>> {
  const { iss, aud, exp, nonce } = claims;
  const wrong = [
    ...(typeof iss === 'string' && expected.issuers.includes(iss) ? [] : ['iss']),
    ...(aud === expected.audience ? [] : ['aud']),
    ...(nonce === expected.nonce ? [] : ['nonce']),
    ...(typeof exp === 'number' && exp + skew > expected.now / 1000 ? [] : ['exp']),
  ];
  if (wrong.length > 0) throw new ReconnectError('identity', `the ID token is not ours: ${wrong.join(', ')}`);
  return claims;
}

/** Its errors pass no cause on: a parser's message quotes what it could not read, and that names an account. */
export function decodeIdToken(token: string | null | undefined): Readonly<Record<string, unknown>> {
  const payload = token?.split('.')[1];
  if (payload === undefined) throw new ReconnectError('identity', 'the provider sent no ID token');
  const claims = parsed(Buffer.from(payload, 'base64url').toString('utf8'));
  if (typeof claims !== 'object' || claims === null)
    throw new ReconnectError('identity', 'the ID token holds no claims');
  return claims as Readonly<Record<string, unknown>>;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The caller says that there are no claims.
    return undefined;
  }
}

/** A claim that must be there for an account to be known. */
export function claimOf(claims: Readonly<Record<string, unknown>>, name: string): string {
  const value = claims[name];
  if (typeof value !== 'string' || value === '') throw new ReconnectError('identity', `the ID token has no ${name}`);
  return value;
}
