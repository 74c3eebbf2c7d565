import { getInitialSnapshot, type SnapshotFrom } from 'xstate';
import { type Context, emptyContext } from './context.ts';
import { machine } from './machine.ts';

export type Snapshot = SnapshotFrom<typeof machine>;

/** Raised whenever a snapshot written before can no longer be opened as it is; older ones are then migrated here. */
const currentFormat = 1;

/** How a snapshot is stored. */
export interface StoredSnapshot {
  readonly format: number;
  /** The active states, as XState nests them. */
  readonly value: Snapshot['value'];
  /** What differs from a conversation in which nothing has happened. */
  readonly context: Partial<Context>;
}

export type OpenedSnapshot =
  | { readonly outcome: 'opened'; readonly snapshot: Snapshot }
  /** Written by a newer release that is being rolled out beside this one. */
  | { readonly outcome: 'too-new' }
  /** Names a state that no longer exists, or is not a snapshot at all. */
  | { readonly outcome: 'unreadable' };

/** A conversation in which nothing has happened. */
export const firstSnapshot = (): Snapshot => getInitialSnapshot(machine);

/** What the person is living through: the state, without the states within it. */
export function stateOf({ value }: Snapshot): string {
  return typeof value === 'string' ? value : (Object.keys(value)[0] ?? '');
}

export function storeSnapshot(snapshot: Snapshot): StoredSnapshot {
  return { format: currentFormat, value: snapshot.value, context: withoutDefaults(snapshot.context) };
}

function withoutDefaults(context: Context): Partial<Context> {
  const told: Partial<Record<keyof Context, unknown>> = {};
  for (const name of Object.keys(context) as (keyof Context)[]) {
    if (!isSame(context[name], emptyContext[name])) told[name] = context[name];
  }
  return told as Partial<Context>;
}

/** Defaults are plain values and empty lists. */
function isSame(value: unknown, byDefault: unknown): boolean {
  return value === byDefault || (Array.isArray(byDefault) && Array.isArray(value) && value.length === 0);
}

/** Reads what `storeSnapshot` wrote, in this release or an earlier one. */
export function openSnapshot(stored: StoredSnapshot): OpenedSnapshot {
  if (stored.format > currentFormat) return { outcome: 'too-new' };
  if (!namesKnownStates(stored.value, machine.root)) return { outcome: 'unreadable' };
  // So is what an earlier release did not remember yet.
  const context = { ...emptyContext, ...stored.context };
  return { outcome: 'opened', snapshot: machine.resolveState({ value: stored.value, context }) };
}

interface Node {
  readonly states: Readonly<Record<string, Node>>;
}

/** One state, by its name or with what is within it: no state of ours is in two at once. */
function namesKnownStates(value: unknown, node: Node): boolean {
  if (typeof value !== 'object' || value === null)
    return typeof value === 'string' && childOf(node, value) !== undefined;
  const named = Object.entries(value);
  return (
    named.length === 1 &&
    named.every(([name, inner]) => {
      const child = childOf(node, name);
      return child !== undefined && namesKnownStates(inner, child);
    })
  );
}

const childOf = ({ states }: Node, name: string) => (Object.hasOwn(states, name) ? states[name] : undefined);
