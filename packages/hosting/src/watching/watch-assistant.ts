import type { Assistant, WatchDeed } from '@reconnect/assistant';
import { timed } from './stopwatch.ts';
import type { Watching } from './watching.ts';

/** Counts and traces what people do. */
export function watchTurns(
  assistant: Assistant,
  { metrics, tracing }: Pick<Watching, 'metrics' | 'tracing'>,
): Assistant {
  return {
    ...assistant,
    async receive(turn) {
      const take = () => assistant.receive(turn);
      const taken = await tracing.around({ name: `turn ${turn.said.kind}`, kind: 'internal' }, take);
      metrics.turns.inc({ outcome: taken.outcome });
      return taken;
    },
  };
}

/** Counts, times and traces tries at what a step led to. */
export function createDeedWatch({ metrics, tracing, tick }: Watching): WatchDeed {
  return (effect, work) =>
    timed(
      tick,
      () => tracing.around({ name: `effect ${effect}`, kind: 'internal' }, work),
      (seconds, failed) => {
        metrics.effects.inc({ effect, outcome: failed ? 'failed' : 'done' });
        metrics.effectSeconds.observe({ effect }, seconds);
      },
    );
}
