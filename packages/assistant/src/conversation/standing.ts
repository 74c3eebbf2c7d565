import type { Snapshot } from '@reconnect/troubleshooting';
import type { View } from '../replies/view.ts';
import type { Conversation } from './conversation.ts';

/** A conversation as it stands at one moment: what readings, steps and replies are made from. */
export interface Standing {
  readonly conversation: Conversation;
  readonly snapshot: Snapshot;
  readonly now: number;
}

/** What replies are composed from. */
export function viewOf({ snapshot, conversation, now }: Standing): View {
  return { context: snapshot.context, identity: conversation.identity, now };
}
