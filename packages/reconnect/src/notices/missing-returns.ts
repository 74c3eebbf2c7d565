import type { Put } from '@reconnect/storage';
import type { ReconnectFlowDeps } from '../flow-ports.ts';
import {
  type AttemptRecord,
  attemptRemembered,
  inboxOfLink,
  readLink,
  type StoredLink,
  stateOfLink,
} from '../links/link-records.ts';

const queue = 'reconnect-returns';
/** How long somebody may take at the provider before the thread asks after them, in milliseconds. */
const patience = 3 * 60_000;
/** How long we may take with their return, the provider's slowest answers included, in milliseconds. */
const ownPatience = 60_000;
const atOnce = 100;

/**
 * An attempt that is waited for. Some of the providers' refusals are pages of theirs without a way back (Google's
 * "Access blocked"): nothing would ever be heard of them.
 */
export function awaitReturn(attempt: AttemptRecord): Put {
  return { ...putAttempt(attempt, 0), due: { queue, at: attempt.startedAt + patience } };
}

/** A return that is being taken in: should this process die in the middle of it, or its store fail it, nobody else knows. */
export function awaitEnd(attempt: AttemptRecord & { readonly handledAt: number }, expect: number): Put {
  return { ...putAttempt(attempt, expect), due: { queue, at: attempt.handledAt + ownPatience } };
}

function putAttempt(attempt: AttemptRecord, expect: number): Put {
  return { kind: 'put', name: 'attempt', value: attempt, expect, expiresAt: attempt.startedAt + attemptRemembered };
}

type Deps = Pick<ReconnectFlowDeps, 'storage' | 'clock' | 'notify'>;

/**
 * Asks, once a link, after people who did not come back, or whose return came to no end; resolves with how many were asked
 * after.
 */
export async function askAfterMissing(deps: Deps): Promise<number> {
  const { storage, clock, notify } = deps;
  let asked = 0;
  for (const { partition, name } of await storage.due(queue, clock.now(), atOnce)) {
    const found = await storage.read(partition, name);
    if (found === undefined) continue;
    const attempt = found.value as AttemptRecord;
    const link = await readLink(storage, attempt.linkHash);
    if (
      link !== undefined &&
      !isAnswered(attempt, link) &&
      (await stateOfLink(storage, link, clock.now())) === 'live'
    ) {
      const event = { type: 'reconnect.unreturned', inbox: inboxOfLink(link.record) } as const;
      // The same key for every attempt on a link: whoever tries twice is asked once.
      await notify(link.record.conversation, `unreturned:${attempt.linkHash}`, event);
      asked += 1;
    }
    await storage.commit(partition, [putAttempt(attempt, found.version)]);
  }
  return asked;
}

/** The conversation was told why this return led nowhere; one that led to a grant has used its link up. */
function isAnswered({ handledAt }: AttemptRecord, { record }: StoredLink): boolean {
  return handledAt !== undefined && record.answeredAt !== undefined && record.answeredAt >= handledAt;
}
