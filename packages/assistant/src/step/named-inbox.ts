import type { PersonEvent, Snapshot } from '@reconnect/troubleshooting';
import type { Intent, Understanding } from '../ports.ts';

/** With these an address says what they are about, however long they are. */
const aboutAnInbox: readonly Intent[] = ['sync_problem', 'reconnect', 'status'];
/** Whoever clearly means one of these mentions an address only beside it. */
const aboutNone: readonly Intent[] = ['talk_to_human', 'restart', 'cancel', 'help', 'why_cause', 'thanks'];
/** In a longer message without a clear meaning an address is beside the point (words). */
const bare = 6;

/** The inbox that a person names where none was asked for: by its address, or as their other one. */
export function namedInbox(
  text: string,
  { understanding, isSure }: { readonly understanding: Understanding; readonly isSure: boolean },
  snapshot: Snapshot,
): PersonEvent | undefined {
  const { intent, address, other = false, provider } = understanding;
  const { inbox } = snapshot.context;
  const means = isSure && aboutAnInbox.includes(intent);
  const isShort = text.trim().split(/\s+/).length <= bare && !(isSure && aboutNone.includes(intent));
  if (!means && !isShort) return undefined;
  const wants = isSure && intent === 'reconnect' ? 'reconnect' : 'check';
  const words = { type: 'person.namesInbox', wants, ...(provider !== undefined && { provider }) } as const;
  if (address === undefined) return other && inbox !== undefined ? words : undefined;
  // Of the one in question it says nothing new, unless the case is over.
  const isInQuestion = inbox?.address.toLowerCase() === address && !snapshot.matches('closed');
  return isInQuestion && means ? undefined : { ...words, address };
}
