import type { Snapshot } from '@reconnect/troubleshooting';
import type { Conversation } from './conversation.ts';

/** A conversation as it stands at one moment: what readings, steps and replies are made from. */
export interface Standing {
  readonly conversation: Conversation;
  readonly snapshot: Snapshot;
  readonly now: number;
  /** Where people may write to support by themselves. */
  readonly supportAddress: string;
}
