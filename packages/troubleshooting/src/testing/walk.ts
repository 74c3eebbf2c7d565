import { advance, type Step } from '../advance.ts';
import { allowsLink } from '../consent-vocabulary.ts';
import { openAppeal } from '../context.ts';
import type { Event } from '../events.ts';
import { firstSnapshot, type Snapshot } from '../snapshot.ts';
import { sampleEvents } from './sample-events.ts';

/** One way from one situation to another. */
export interface Edge {
  readonly from: string;
  readonly before: Snapshot;
  readonly event: Event;
  readonly step: Step;
  readonly to: string;
}

/** States in which support has the case, is about to get it, or the case has ended. */
const over = ['confirmingHandoff', 'handingOff', 'handoffFailed', 'withSupport', 'askingFeedback', 'closed'];

/**
 * What tells two situations apart here: the state, what the verdict asks for, and whose inbox it is; once a colleague
 * waits, or the case is over, only whether signing in can help. Finer differences (counters, the step one is at) are left to the random walks.
 */
function situationOf({ value, context }: Snapshot): string {
  const { inbox, verdict, mode, stillBroken } = context;
  if (openAppeal(context) !== undefined) return JSON.stringify([value, 'appeal', allowsLink(context)]);
  if (over.some((state) => JSON.stringify(value).includes(state))) {
    return JSON.stringify([value, inbox?.own, mode, allowsLink(context)]);
  }
  return JSON.stringify([
    value,
    inbox?.own,
    verdict?.remedy,
    verdict?.cause,
    mode,
    stillBroken,
    context.reconnects > 0,
  ]);
}

/** Walks every edge from the beginning with every event of `sampleEvents`, and counts the situations. */
export function walkEverywhere(visit: (edge: Edge) => void): number {
  const first = firstSnapshot();
  const situations = new Map([[situationOf(first), first]]);
  for (const [from, snapshot] of situations) {
    for (const event of sampleEvents(snapshot.context)) {
      const step = advance(snapshot, event);
      const to = situationOf(step.snapshot);
      if (!situations.has(to)) situations.set(to, step.snapshot);
      visit({ from, before: snapshot, event, step, to });
    }
  }
  return situations.size;
}
