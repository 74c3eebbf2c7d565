import { createHash, timingSafeEqual } from 'node:crypto';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';

/** Tells whether a delivery comes from the one who shares our secret. */
export interface DeliveryCheck {
  isGenuine(headers: Readonly<Record<string, string | readonly string[] | undefined>>, body: Buffer): boolean;
}

/**
 * Two proofs count: the signature of Standard Webhooks (not older than five minutes; a relay makes it), and the secret as
 * the password of HTTP Basic, which is all that mail providers can do: they post to `https://any:SECRET@host/mail/inbound`.
 */
export function createDeliveryCheck(secret: string): DeliveryCheck {
  const webhook = new Webhook(secret);
  return {
    isGenuine(headers, body) {
      const single = Object.fromEntries(
        Object.entries(headers).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      );
      const password = passwordOf(single['authorization']);
      return password === undefined ? isSigned(webhook, single, body) : isSame(password, secret);
    },
  };
}

function isSigned(webhook: Webhook, headers: Record<string, string>, body: Buffer): boolean {
  try {
    webhook.verify(body, headers, { jsonParse: false });
    return true;
  } catch (error) {
    if (error instanceof WebhookVerificationError) return false;
    throw error;
  }
}

function passwordOf(authorization: string | undefined): string | undefined {
  const encoded = /^Basic +([\w+/=]+)$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const pair = Buffer.from(encoded, 'base64').toString();
  return pair.slice(pair.indexOf(':') + 1);
}

/** By digest, so that neither length nor content shows in the time it takes. */
function isSame(given: string, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}
