import { createHmac } from 'node:crypto';

/** The headers by which Slack signs what it posts. `at`: milliseconds since 1970. */
export function signBody(body: string, at: number, secret: string): Readonly<Record<string, string>> {
  const timestamp = `${Math.floor(at / 1000)}`;
  const digest = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${digest}` };
}
