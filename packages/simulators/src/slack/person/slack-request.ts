import { createHmac } from 'node:crypto';

/** How a request differs from what Slack would send. */
export type Forgery = 'unsigned' | 'wrong-secret' | 'stale' | 'future' | 'tampered';

const skewSeconds = { stale: -600, future: 600 };

/** Slack's v0 signature over `body`. `at`: seconds since 1970. */
function signatureOf(secret: string, at: number, body: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex')}`;
}

/** The headers that prove to the app that `body` comes from Slack, or fail to, as `forge` says. `at`: milliseconds since 1970. */
export function signedHeaders(
  secret: string,
  body: string,
  sent: { readonly at: number; readonly forge?: Forgery | undefined },
): Readonly<Record<string, string>> {
  const { at, forge } = sent;
  if (forge === 'unsigned') return {};
  const seconds = Math.floor(at / 1000) + (forge === 'stale' || forge === 'future' ? skewSeconds[forge] : 0);
  const key = forge === 'wrong-secret' ? `${secret}?` : secret;
  return {
    'x-slack-request-timestamp': String(seconds),
    'x-slack-signature': signatureOf(key, seconds, forge === 'tampered' ? `${body} ` : body),
  };
}
