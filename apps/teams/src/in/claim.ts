import { peekText } from '../peek.ts';

/** What a bearer token says of itself. */
export interface Claim {
  readonly issuer: string | undefined;
  readonly algorithm: string | undefined;
}

/** A JSON Web Token as a header carries it; the groups are its own header and its payload. */
export const bearerToken = /^Bearer ([^.\s]+)\.([^.\s]+)\.[^.\s]+$/;

/**
 * Reads what a signed token says of itself; a field it lacks is undefined. Nothing is verified by this: it only keeps a token that
 * does not even claim to be good from the validators of botbuilder, which ask for keys first and some of which are lax.
 */
export function claimOf(authorization: string): Claim {
  const [, header = '', payload = ''] = bearerToken.exec(authorization) ?? [];
  return { issuer: peekText(decode(payload), 'iss'), algorithm: peekText(decode(header), 'alg') };
}

function decode(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString());
  } catch {
    // What cannot be read says nothing, and is refused for that.
    return undefined;
  }
}
