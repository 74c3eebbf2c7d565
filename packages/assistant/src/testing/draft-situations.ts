import { advance, type Event, firstSnapshot, type Snapshot } from '@reconnect/troubleshooting';
import { at, danasInbox, verdictOf } from './scripted-world.ts';

export const after = (snapshot: Snapshot, ...events: readonly Event[]) =>
  events.reduce((before, event) => advance(before, event).snapshot, snapshot);
/** A reconnect is offered. */
export const offering = after(
  firstSnapshot(),
  { type: 'person.asked', at },
  { type: 'inboxes.found', run: 1, inboxes: [danasInbox], at },
  { type: 'diagnosis.completed', run: 2, verdict: verdictOf('reconnect', 'password_changed'), at },
);
/** The case for support is shown, and waits for a yes. */
export const shown = after(offering, { type: 'person.asksForAHuman', at });
/** It could not be sent. */
export const failed = after(shown, { type: 'person.confirmsHandoff', at }, { type: 'handoff.failed', at });
