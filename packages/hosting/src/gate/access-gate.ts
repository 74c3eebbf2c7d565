import { type Gate, isExchangeLetDown } from '@reconnect/diagnosis';
import type { AccessGate } from '@reconnect/inboxes';

/**
 * Keeps Aptly's requests for access from a provider that is known to be down, and lets all processes know how the others went.
 * They wait in no line and take no share of the limits: Aptly's engine asks once an hour an inbox.
 */
export function createAccessGate(gate: Pick<Gate, 'hurry'>, clock: { now(): number }): AccessGate {
  return async ({ provider, inboxId }, exchange) => {
    const passage = await gate.hurry({
      provider,
      inboxId,
      call: exchange,
      isAnswered(outcome) {
        if (outcome === undefined) return undefined;
        return outcome.outcome === 'granted' || !isExchangeLetDown(provider, outcome.answer, clock.now());
      },
    });
    return passage.outcome === 'called' ? passage.result : { outcome: 'withheld' };
  };
}
