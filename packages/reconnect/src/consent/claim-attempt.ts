import type { Provider } from '@reconnect/troubleshooting';
import type { ReconnectFlowDeps } from '../flow-ports.ts';
import { type AttemptRecord, attemptLives, attemptPartition } from '../links/link-records.ts';
import { awaitEnd } from '../notices/missing-returns.ts';
import { isSecret } from '../secrets.ts';
import { browserOfSession } from './session.ts';

/**
 * `unknown_state`: nobody was sent out with it. `other_browser`: somebody was, but not this browser.
 * `handled`: this very return was taken in before. `too_slow`: more than 15 minutes passed.
 */
export type AttemptClosedBecause = 'unknown_state' | 'other_browser' | 'handled' | 'too_slow';

interface Returning {
  readonly provider: Provider;
  readonly session: string | undefined;
}

export interface Claimed {
  readonly outcome: 'claimed';
  readonly attempt: AttemptRecord;
  /** The secret it was sent out with. */
  readonly browser: string;
}

type Claim =
  | Claimed
  /** With the attempt wherever the `state` is one of ours. */
  | { readonly outcome: 'closed'; readonly because: AttemptClosedBecause; readonly attempt?: AttemptRecord };

type Deps = Pick<ReconnectFlowDeps, 'storage' | 'clock'>;

/** A return is taken in once, by the browser that was sent out; whoever else brings it changes nothing. */
export async function claimAttempt(deps: Deps, stateHash: string, back: Returning): Promise<Claim> {
  const found = await deps.storage.read(attemptPartition(stateHash), 'attempt');
  if (found === undefined) return { outcome: 'closed', because: 'unknown_state' };
  const attempt = found.value as AttemptRecord;
  const closed = (because: AttemptClosedBecause): Claim => ({ outcome: 'closed', because, attempt });
  if (attempt.provider !== back.provider) return closed('unknown_state');
  if (attempt.handledAt !== undefined) return closed('handled');
  const browser = browserThatLeft(back.session, attempt);
  if (browser === undefined) return closed('other_browser');
  const now = deps.clock.now();
  if (attempt.startedAt + attemptLives <= now) return closed('too_slow');
  const { outcome } = await deps.storage.commit(attemptPartition(stateHash), [
    awaitEnd({ ...attempt, handledAt: now }, found.version),
  ]);
  // Stale: taken in by another process just now, or only asked after.
  return outcome === 'saved' ? { outcome: 'claimed', attempt, browser } : claimAttempt(deps, stateHash, back);
}

/** The session's secret; earlier releases sent people out with the whole session, and their ways back still count. */
function browserThatLeft(session: string | undefined, { sessionHash }: AttemptRecord): string | undefined {
  if (session === undefined) return undefined;
  return [browserOfSession(session), session].find((secret) => isSecret(secret, sessionHash));
}
