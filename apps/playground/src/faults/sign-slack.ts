import { createHmac } from 'node:crypto';

/** The headers of a request that Slack made at that time, in milliseconds since 1970. */
export function signedBySlack(body: string, secret: string, at: number): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(at / 1_000));
  const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${signature}` };
}
