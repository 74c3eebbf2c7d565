import type { Provider } from '@reconnect/troubleshooting';
import type { ReconnectFlowDeps } from './flow-ports.ts';
import { type AttemptRecord, attemptLives, attemptPartition, attemptRemembered } from './link-records.ts';
import { isSecret } from './secrets.ts';

/**
 * `unknown_state`: nobody was sent out with it. `other_browser`: somebody was, but not this browser.
 * `handled`: this very return was taken in before. `too_slow`: more than 15 minutes passed.
 */
export type AttemptClosedBecause = 'unknown_state' | 'other_browser' | 'handled' | 'too_slow';

interface Returning {
  readonly provider: Provider;
  readonly session: string | undefined;
}

type Claim =
  | { readonly outcome: 'claimed'; readonly attempt: AttemptRecord; readonly session: string }
  | { readonly outcome: 'closed'; readonly because: AttemptClosedBecause };

/** A return is taken in once, by the browser that was sent out; whoever else brings it changes nothing. */
export async function claimAttempt(deps: ReconnectFlowDeps, stateHash: string, back: Returning): Promise<Claim> {
  const found = await deps.storage.read(attemptPartition(stateHash), 'attempt');
  const attempt = found?.value as AttemptRecord | undefined;
  if (found === undefined || attempt?.provider !== back.provider)
    return { outcome: 'closed', because: 'unknown_state' };
  if (attempt.handledAt !== undefined) return { outcome: 'closed', because: 'handled' };
  const { session } = back;
  if (session === undefined || !isSecret(session, attempt.sessionHash))
    return { outcome: 'closed', because: 'other_browser' };
  const now = deps.clock.now();
  if (attempt.startedAt + attemptLives <= now) return { outcome: 'closed', because: 'too_slow' };
  const { outcome } = await deps.storage.commit(attemptPartition(stateHash), [
    {
      kind: 'put',
      name: 'attempt',
      value: { ...attempt, handledAt: now },
      expect: found.version,
      expiresAt: attempt.startedAt + attemptRemembered,
    },
  ]);
  return outcome === 'saved' ? { outcome: 'claimed', attempt, session } : { outcome: 'closed', because: 'handled' };
}
