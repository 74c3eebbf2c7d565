import type { Storage } from '@reconnect/storage';
import { expiryOf, openThread, partitionOf, putter, readCase, readFollowUp } from './case-records.ts';
import type { MailName } from './mail-names.ts';
import type { FollowUp } from './support-case.ts';

/** In UTF-16 units: about what a person at support reads in one go. One addition always fits. */
const roomOfMail = 40_000;

/**
 * Settles what mail `n` of a case holds: everything that waits, in order, as far as there is room. From then on that is
 * what it holds, so that it says the same however often it is sent; what is added now goes into the next one.
 * Undefined when there is nothing of it (any more).
 */
export async function sealMail(
  storage: Storage,
  { number, n }: MailName,
): Promise<readonly [FollowUp, ...FollowUp[]] | undefined> {
  for (;;) {
    const { thread, version } = await openThread(storage, number);
    const supportCase = await readCase(storage, number);
    if (supportCase === undefined) return undefined;
    const { taken, sealed = 0 } = thread;
    const isSealed = sealed > n;
    const places = Array.from({ length: (isSealed ? sealed : taken) - n }, (_, place) => n + place);
    const waiting = await Promise.all(places.map((place) => readFollowUp(storage, { number, n: place })));
    const [first, ...others] = waiting.filter((one) => one !== undefined);
    if (first === undefined) return undefined;
    if (isSealed) return [first, ...others];
    const rest = asFarAsFits(others, roomOfMail - first.text.length);
    const write = putter(expiryOf(supportCase));
    const { outcome } = await storage.commit(partitionOf(number), [
      write('thread', { ...thread, sealed: n + 1 + rest.length }, version),
    ]);
    if (outcome === 'saved') return [first, ...rest];
  }
}

function asFarAsFits(followUps: readonly FollowUp[], room: number): readonly FollowUp[] {
  let left = room;
  const over = followUps.findIndex(({ text }) => {
    left -= text.length;
    return left < 0;
  });
  return over === -1 ? followUps : followUps.slice(0, over);
}
