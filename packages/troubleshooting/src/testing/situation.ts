import { type Context, emptyContext } from '../context.ts';
import { machine } from '../machine.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Inbox } from '../verdict.ts';

export const at = '2026-11-22T10:00:00.000Z';
export const dana: Inbox = {
  id: 'dana',
  workspace: 'acme',
  provider: 'google',
  address: 'dana@example.com',
  own: true,
};

type Value = Parameters<typeof machine.resolveState>[0]['value'];

/** A conversation in the middle of things, after its first request to the world. */
export function situation(value: Value, context: Partial<Context> = {}): Snapshot {
  return machine.resolveState({ value, context: { ...emptyContext, run: 1, ...context } });
}
