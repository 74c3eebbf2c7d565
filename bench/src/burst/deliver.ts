import { setTimeout as sleep } from 'node:timers/promises';
import type { ChatPlatform } from '../load/chat-platform.ts';
import type { HttpSender, Outgoing } from '../load/http-sender.ts';
import { signatureOf } from '../load/slack.ts';
import type { Asker } from './asker.ts';

/** Lets somebody ask. Resolves when the app has it, or nobody tries any more. */
export type Deliver = (asker: Asker) => Promise<void>;

export interface Delivery {
  readonly platform: ChatPlatform;
  /** To the processes of its app, which take turns. */
  readonly senders: readonly HttpSender[];
  readonly ask: string;
}

/** Milliseconds. Slack tries the same event again at once, after a minute and after five. */
const slack = { patience: 3_000, retries: [0, 60_000, 300_000] } as const;
/** Teams does not: the person sees that it failed, and writes again. */
const teams = { patience: 15_000, retries: [60_000, 60_000, 60_000] } as const;

export function createDelivery({ platform, senders, ask }: Delivery): Deliver {
  const { patience, retries } = platform.name === 'slack' ? slack : teams;
  const deed = { kind: 'text', text: ask } as const;
  let deliveries = 0;

  const letterOf = (asker: Asker): Outgoing => platform.deliver(asker.number, deed, `${deliveries}`.padStart(8, '0'));

  async function attempt(letter: Outgoing): Promise<boolean> {
    deliveries += 1;
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const tooLong = setTimeout(() => resolve(false), patience);
    senders[deliveries % senders.length]?.post(letter, (status) => resolve(status === 200));
    return promise.finally(() => clearTimeout(tooLong));
  }

  return async (asker) => {
    asker.asked ??= performance.now();
    const first = letterOf(asker);
    const again = (retry: number) => (platform.name === 'slack' ? resigned(first, retry) : letterOf(asker));
    for (let retry = 0; ; retry += 1) {
      if (await attempt(retry === 0 ? first : again(retry))) {
        asker.acknowledged = performance.now();
        return;
      }
      asker.refusals += 1;
      const delay = retries[retry];
      if (delay === undefined) {
        asker.givenUp = true;
        return;
      }
      await sleep(delay);
    }
  };
}

/** The same event, signed at another time. */
function resigned({ path, headers, body }: Outgoing, retry: number): Outgoing {
  const signature = signatureOf(body, Math.floor(Date.now() / 1_000));
  return { path, body, headers: { ...headers, ...signature, 'x-slack-retry-num': `${retry}` } };
}
