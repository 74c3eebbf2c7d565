import type { Clock } from '@reconnect/jobs';
import { Webhook } from 'standardwebhooks';

/** Where Aptly takes webhooks. */
export interface Receiver {
  readonly url: string;
  /** `whsec_` and the base64 of 24 to 64 bytes. */
  readonly secret: string;
}

export type SendOutcome =
  | { readonly outcome: 'answered'; readonly status: number }
  /** Not within 10 s, or not at all. */
  | { readonly outcome: 'unreachable'; readonly cause: unknown };

export interface EventSender {
  send(id: string, body: string): Promise<SendOutcome>;
  /** Lets go of what is on its way, which is then unreachable. */
  letGo(): void;
}

/** How long a receiver may take to answer, in milliseconds. */
const patience = 10_000;

/** Posts events as Standard Webhooks. Follows no redirect, and reads nothing of an answer but its status. */
export function createEventSender({ url, secret }: Receiver, clock: Clock): EventSender {
  const signer = new Webhook(secret);
  const onTheirWay = new Set<AbortController>();

  return {
    async send(id, body) {
      const sending = new AbortController();
      const callOff = clock.after(patience, () => sending.abort());
      onTheirWay.add(sending);
      // Of this try, not of the event: receivers refuse what was signed more than minutes ago.
      const signedAt = new Date(clock.now());
      const headers = {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(signedAt.getTime() / 1_000)),
        'webhook-signature': signer.sign(id, signedAt, body),
      };
      try {
        const answer = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal: sending.signal });
        await answer.body?.cancel();
        return { outcome: 'answered', status: answer.status };
      } catch (cause) {
        return { outcome: 'unreachable', cause };
      } finally {
        callOff();
        onTheirWay.delete(sending);
      }
    },
    letGo() {
      for (const sending of onTheirWay) sending.abort();
    },
  };
}
