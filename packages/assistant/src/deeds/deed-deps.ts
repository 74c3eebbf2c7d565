import type { WorldEvent } from '@reconnect/troubleshooting';
import type { Person } from '../channel.ts';
import type { Amend } from '../conversation/amending.ts';
import type { Conversations } from '../conversation/conversations.ts';
import type { Log } from '../log.ts';
import type { Ports } from '../ports.ts';

/** Takes the outcome of a deed as a step of the conversation, striking the deed off in the same commit. */
export type Complete = (person: Person, pendingId: string, event: WorldEvent) => Promise<unknown>;

/** What it takes to do deeds, and to write down what came of them. */
export interface DeedDeps {
  readonly ports: Ports;
  readonly conversations: Conversations;
  readonly amend: Amend;
  readonly complete: Complete;
  readonly log: Log;
}
