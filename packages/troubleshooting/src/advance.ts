import { type ActorScope, createActor, type EventObject } from 'xstate';
import { type Effect, type EffectType, effectTypes } from './effects.ts';
import type { Event } from './events.ts';
import { machine } from './machine.ts';
import type { Snapshot } from './snapshot.ts';

/** What an event leads to: nothing of it has happened yet. */
export interface Step {
  readonly snapshot: Snapshot;
  /** In the order in which they are to be performed. */
  readonly effects: readonly Effect[];
  /** Whether any state heard the event; one that nobody hears changes nothing. */
  readonly heard: boolean;
}

/** One step of the conversation, computed and not performed. */
export function advance(snapshot: Snapshot, event: Event): Step {
  const heard = snapshot.can(event);
  if (!heard) return { snapshot, effects: [], heard };
  const effects: Effect[] = [];
  const next = machine.transition(snapshot, event, { ...scope, actionExecutor: collectInto(effects) });
  return { snapshot: next, effects, heard };
}

/**
 * Around every step, as XState's `transition()` makes it, which begins a whole actor system for each: that was half of
 * a step's time. One does for all, as this statechart has no children, delays or events of its own.
 */
const self = createActor(machine);
const scope: Omit<ActorScope<Snapshot, Event, typeof self.system, EventObject>, 'actionExecutor'> = {
  self,
  system: self.system,
  id: self.id,
  sessionId: self.sessionId,
  logger() {},
  defer() {},
  emit() {},
  stopChild() {},
};

/** XState's own actions (assignments and the like) are done by now; what is left to do is ours. */
function collectInto(effects: Effect[]) {
  return ({ type, params }: { readonly type: string; readonly params?: unknown }): void => {
    if (effectTypes.includes(type as EffectType)) effects.push({ type, params } as Effect);
  };
}
