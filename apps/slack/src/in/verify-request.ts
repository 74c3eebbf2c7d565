import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** Why a request is not taken for Slack's. `stale` and `future`: signed more than five minutes off our clock. */
export type Doubt = 'unsigned' | 'stale' | 'future' | 'forged';

export interface SignedRequest {
  readonly headers: IncomingHttpHeaders;
  /** The bytes as they came; parsing and printing again would change them. */
  readonly body: Buffer;
}

/** Seconds. */
const tolerance = 300;

/** Checks Slack's signature, version 0; undefined when it holds. `now` is in milliseconds. */
export function verifyRequest({ headers, body }: SignedRequest, secret: string, now: number): Doubt | undefined {
  const { 'x-slack-signature': signature, 'x-slack-request-timestamp': timestamp } = headers;
  if (typeof signature !== 'string' || typeof timestamp !== 'string' || !/^\d{1,12}$/.test(timestamp))
    return 'unsigned';
  const age = now / 1000 - Number(timestamp);
  if (age > tolerance) return 'stale';
  if (age < -tolerance) return 'future';
  const expected = Buffer.from(
    `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex')}`,
  );
  const actual = Buffer.from(signature);
  return actual.length === expected.length && timingSafeEqual(actual, expected) ? undefined : 'forged';
}
