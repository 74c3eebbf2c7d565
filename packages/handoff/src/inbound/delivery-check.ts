import { createHash, timingSafeEqual } from 'node:crypto';
import { Webhook } from 'standardwebhooks';

/** Tells whether a delivery comes from the one who shares our secret. */
export interface DeliveryCheck {
  isGenuine(headers: Readonly<Record<string, string | readonly string[] | undefined>>, body: Buffer): boolean;
}

export interface DeliveryCheckDeps {
  /** `whsec_…` */
  readonly secret: string;
  readonly clock: { now(): number };
}

/** How far the time of a signature may be from ours, either way, in seconds; what Standard Webhooks recommend. */
const tolerance = 5 * 60;

/**
 * Two proofs count: the signature of Standard Webhooks (not older than five minutes; a relay makes it), and the secret as
 * the password of HTTP Basic, which is all that mail providers can do: they post to `https://any:SECRET@host/mail/inbound`.
 */
export function createDeliveryCheck({ secret, clock }: DeliveryCheckDeps): DeliveryCheck {
  const webhook = new Webhook(secret);
  return {
    isGenuine(headers, body) {
      const single = Object.fromEntries(
        Object.entries(headers).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      );
      const password = passwordOf(single['authorization']);
      if (password !== undefined) return isSame(password, secret);
      return isTimely(single['webhook-timestamp'], clock.now()) && isSigned(webhook, single, body);
    },
  };
}

/** The library's own check asks the machine for the time; everything here goes by the clock that was given. */
function isTimely(seconds: string | undefined, now: number): boolean {
  return /^\d{1,12}$/.test(seconds ?? '') && Math.abs(Math.floor(now / 1_000) - Number(seconds)) <= tolerance;
}

function isSigned(webhook: Webhook, headers: Readonly<Record<string, string>>, body: Buffer): boolean {
  const { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': signatures } = headers;
  if (id === undefined || signatures === undefined) return false;
  const expected = webhook.sign(id, new Date(Number(seconds) * 1_000), body);
  // Several, while a sender changes its secret.
  return signatures.split(' ').some((signature) => isSame(signature, expected));
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
