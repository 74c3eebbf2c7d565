import { createHash, timingSafeEqual } from 'node:crypto';
import type { Capabilities } from '@reconnect/hosting';
import type { RequestHandler } from 'express';
import { sendProblem } from './problem.ts';

/**
 * Lets only holders of the key pass; compares digests, so that neither length nor content shows in the time it takes.
 * They are not limited: they are Aptly's back end, which speaks for everybody from one address, and nobody else at that
 * address can use up its share.
 */
export function requireBearerKey(key: string, limits: Capabilities['addressLimits']): RequestHandler {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  const expected = digest(key);
  return async (request, response, next) => {
    const given = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (given !== undefined && timingSafeEqual(digest(given), expected)) return next();
    const seconds = await limits.wait('inbox_api', request);
    if (seconds > 0) {
      response.set('Retry-After', String(seconds));
      return sendProblem(response, 'too-many-requests');
    }
    response.set('WWW-Authenticate', 'Bearer');
    sendProblem(response, 'unauthorized');
  };
}
