import { peekText } from '../peek.ts';

/**
 * Who a bearer token says it is from; undefined when it is none. Nothing is verified by this: it only keeps a token that
 * the Bot Connector did not even claim to have issued from the other validators of botbuilder.
 */
export function issuerOf(authorization: string): string | undefined {
  const [, payload = ''] = /^Bearer [^.\s]+\.([^.\s]+)\./.exec(authorization) ?? [];
  try {
    return peekText(JSON.parse(Buffer.from(payload, 'base64url').toString()), 'iss');
  } catch {
    // What cannot be read has no issuer, and is refused for that.
    return undefined;
  }
}
