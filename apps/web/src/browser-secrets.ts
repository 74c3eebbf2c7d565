import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { isSecretForm } from '@reconnect/reconnect';
import type { Request, Response } from 'express';

/** The two secrets a browser holds for us: one proves a form, the other proves who left for the provider. */
export interface BrowserSecrets {
  /** The form's proof, bound to this browser and this link; makes the browser's secret when it has none. */
  formProof(request: Request, response: Response, token: string): string;
  isFormProof(request: Request, token: string, proof: unknown): boolean;
  keepSession(response: Response, session: string): void;
  session(request: Request): string | undefined;
}

/**
 * Under HTTPS the names carry `__Host-`, so that no other host of the domain can plant them; browsers then insist on
 * the path `/`. On loopback the paths are as narrow as can be.
 */
export function createBrowserSecrets(publicUrl: string): BrowserSecrets {
  const secure = new URL(publicUrl).protocol === 'https:';
  const cookie = (name: string, path: string) => ({
    name: secure ? `__Host-${name}` : name,
    options: { httpOnly: true, secure, sameSite: 'lax', path: secure ? '/' : path } as const,
  });
  const form = cookie('reconnect-form', '/reconnect');
  const session = cookie('reconnect-session', '/');
  const proofOf = (secret: string, token: string) => createHmac('sha256', secret).update(token).digest('base64url');

  return {
    formProof(request, response, token) {
      const kept = cookiesOf(request).get(form.name);
      const secret = kept !== undefined && isSecretForm(kept) ? kept : randomBytes(32).toString('base64url');
      // With each page, or the form of a late one would be good for less than its hour.
      response.cookie(form.name, secret, { ...form.options, maxAge: 3_600_000 });
      return proofOf(secret, token);
    },
    isFormProof(request, token, proof) {
      const secret = cookiesOf(request).get(form.name);
      if (secret === undefined || typeof proof !== 'string') return false;
      const expected = Buffer.from(proofOf(secret, token));
      const given = Buffer.from(proof);
      return given.length === expected.length && timingSafeEqual(given, expected);
    },
    // Lax and not strict: the provider's page leads back here from another site. For as long as its return is known: a
    // phone loads the last page again hours later, which then says what came of it. It signs nobody in a second time.
    keepSession: (response, value) => response.cookie(session.name, value, { ...session.options, maxAge: 86_400_000 }),
    session: (request) => cookiesOf(request).get(session.name),
  };
}

function cookiesOf(request: Request): ReadonlyMap<string, string> {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => {
    const [name = '', ...value] = pair.split('=');
    return [name.trim(), value.join('=').trim()] as const;
  });
  return new Map(pairs);
}
