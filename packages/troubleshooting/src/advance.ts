import { transition } from 'xstate';
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
  const [next, actions] = transition(machine, snapshot, event);
  return { snapshot: next, effects: actions.flatMap(effectOf), heard };
}

/** XState's own actions (assignments and the like) are done by now; what is left to do is ours. */
function effectOf(action: { readonly type: string; readonly params?: unknown }): readonly Effect[] {
  if (!effectTypes.includes(action.type as EffectType)) return [];
  return [{ type: action.type, params: action.params } as Effect];
}
