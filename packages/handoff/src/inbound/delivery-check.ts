import { createHash, timingSafeEqual } from 'node:crypto';
import { Webhook } from 'standardwebhooks';

/** Tells whether a delivery comes from the one who shares our secret. */
export interface DeliveryCheck {
  /**
   * What the headers alone are worth, for before a body is taken from anybody: `proven` has the password, `claimed` a timely
   * signature that only the body can prove.
   */
  standingOf(headers: Headers): 'proven' | 'claimed' | 'none';
  isGenuine(headers: Headers, body: Buffer): boolean;
}

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

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
  const standingOf = (headers: Headers) => {
    const { authorization, ...signed } = single(headers);
    const password = passwordOf(authorization);
    if (password !== undefined) return isSame(password, secret) ? 'proven' : 'none';
    const { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': signatures } = signed;
    const isClaimed = id !== undefined && signatures !== undefined && isTimely(seconds, clock.now());
    return isClaimed ? 'claimed' : 'none';
  };
  return {
    standingOf,
    isGenuine(headers, body) {
      const standing = standingOf(headers);
      return standing === 'proven' || (standing === 'claimed' && isSigned(webhook, single(headers), body));
    },
  };
}

function single(headers: Headers): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** The library's own check asks the machine for the time; everything here goes by the clock that was given. */
function isTimely(seconds: string | undefined, now: number): boolean {
  return /^\d{1,12}$/.test(seconds ?? '') && Math.abs(Math.floor(now / 1_000) - Number(seconds)) <= tolerance;
}

function isSigned(webhook: Webhook, headers: Readonly<Record<string, string>>, body: Buffer): boolean {
  const { 'webhook-id': id = '', 'webhook-timestamp': seconds, 'webhook-signature': signatures = '' } = headers;
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
