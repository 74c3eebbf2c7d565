import type { Storage } from '@reconnect/storage';
import { z } from 'zod';

/** What is read of a conversation as the product stores it. */
const conversation = z.object({
  snapshot: z.object({
    context: z.object({
      promises: z.array(z.object({ inbox: z.object({ id: z.string() }) })).default([]),
      recheckAt: z.iso.datetime().optional(),
      kept: z.object({ nextAt: z.iso.datetime().optional() }).optional(),
    }),
  }),
});

export interface Waiting {
  readonly inboxId: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * When the assistant looks at an inbox again by itself, as it told somebody; of several such times the first, in
 * milliseconds since 1970. The product tells this to nobody but the person, so it is read where the product remembers it.
 */
export async function promisedLook(
  storage: Pick<Storage, 'scan'>,
  { inboxId, now }: Waiting,
): Promise<number | undefined> {
  const times: number[] = [];
  for await (const { record } of storage.scan('conversation')) {
    if (record.name !== 'conversation') continue;
    const { promises, recheckAt, kept } = conversation.parse(record.value).snapshot.context;
    if (!promises.some(({ inbox }) => inbox.id === inboxId)) continue;
    times.push(...[recheckAt, kept?.nextAt].flatMap((at) => (at === undefined ? [] : [Date.parse(at)])));
  }
  const first = Math.min(...times.filter((at) => at > now));
  return Number.isFinite(first) ? first : undefined;
}
