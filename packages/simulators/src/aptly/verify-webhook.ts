import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** How far a webhook's clock may be off, in seconds. */
const tolerance = 300;

export interface SignedWebhook {
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/**
 * Whether a webhook was signed with this secret just now, by the Standard Webhooks specification and nobody's library:
 * HMAC-SHA256 over `id.timestamp.body`. `now` is in milliseconds since 1970.
 */
export function isGenuine({ headers, body }: SignedWebhook, secret: string, now: number): boolean {
  const [id, timestamp, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) =>
    String(headers[name] ?? ''),
  );
  if (id === undefined || id === '' || timestamp === undefined || !/^\d+$/.test(timestamp)) return false;
  if (Math.abs(now / 1_000 - Number(timestamp)) > tolerance) return false;
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest();
  return (signatures ?? '').split(' ').some((one) => {
    const [version, signature = ''] = one.split(',');
    const given = Buffer.from(signature, 'base64');
    return version === 'v1' && given.length === expected.length && timingSafeEqual(given, expected);
  });
}
