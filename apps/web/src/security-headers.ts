import type { RequestHandler } from 'express';

/**
 * Nothing here is embedded, indexed, cached or told to another site.
 *
 * `formAction` names plain `http:` providers (loopback). All of HTTPS is allowed besides: browsers apply `form-action`
 * to every redirect that follows a form, and behind Microsoft's page may stand any company's own sign-in.
 */
export function securityHeaders(publicUrl: string, formAction: readonly string[]): RequestHandler {
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    `form-action 'self' https: ${formAction.filter((origin) => origin.startsWith('http:')).join(' ')}`.trim(),
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  const headers = {
    'Content-Security-Policy': policy,
    'Referrer-Policy': 'no-referrer',
    'X-Robots-Tag': 'noindex, nofollow, noarchive',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cache-Control': 'no-store',
    ...(publicUrl.startsWith('https:') && { 'Strict-Transport-Security': 'max-age=31536000' }),
  };
  return (_request, response, next) => {
    response.set(headers);
    next();
  };
}
