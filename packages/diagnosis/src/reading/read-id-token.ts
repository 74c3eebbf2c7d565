import type { Provider } from '@reconnect/troubleshooting';
import { property } from './plain-object.ts';

/**
 * The provider's own id of an account, as a token endpoint's answer tells it: Google `sub`, Microsoft `oid.tid`; `undefined`
 * where the answer does not. It came straight from there, so that TLS stands in for the signature (OpenID Connect Core 3.1.3.7).
 */
export function subjectIn(provider: Provider, idToken: unknown): string | undefined {
  const payload = typeof idToken === 'string' ? idToken.split('.')[1] : undefined;
  const claims = payload === undefined ? undefined : parsed(Buffer.from(payload, 'base64url').toString('utf8'));
  const parts = (provider === 'google' ? ['sub'] : ['oid', 'tid']).map((name) => property(claims, name));
  return parts.every((part) => typeof part === 'string' && part !== '') ? parts.join('.') : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Then it tells nobody's id.
    return undefined;
  }
}
