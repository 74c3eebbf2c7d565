import type { PersonEvent, Snapshot } from '@reconnect/troubleshooting';
import type { Intent, Understanding } from '../ports.ts';

/** With these an address says what they are about, however long they are. */
const aboutAnInbox: readonly Intent[] = ['sync_problem', 'reconnect', 'status'];
/** Whoever clearly means one of these mentions an address only beside it. */
const aboutNone: readonly Intent[] = ['talk_to_human', 'restart', 'cancel', 'help', 'why_cause', 'thanks'];
/** In a longer message without a clear meaning an address is beside the point (words). */
const bare = 6;

type Named = Extract<PersonEvent, { type: 'person.namesInbox' }>;

/** The inbox that a person names where none was asked for: by its address, by what it is called, or as their other one. */
export function namedInbox(
  text: string,
  { understanding, isSure }: { readonly understanding: Understanding; readonly isSure: boolean },
  snapshot: Snapshot,
): PersonEvent | undefined {
  const { intent, provider, causeHint } = understanding;
  const means = isSure && aboutAnInbox.includes(intent);
  const isShort = text.trim().split(/\s+/).length <= bare && !(isSure && aboutNone.includes(intent));
  if (!means && !isShort) return undefined;
  const words: Named = {
    type: 'person.namesInbox',
    wants: isSure && intent === 'reconnect' ? 'reconnect' : 'check',
    ...(provider !== undefined && { provider }),
    ...(causeHint !== undefined && { hint: causeHint }),
  };
  return understanding.address === undefined
    ? withoutAddress(words, { text, understanding }, snapshot)
    : withAddress({ ...words, address: understanding.address }, means, snapshot);
}

function withAddress(words: Named, means: boolean, snapshot: Snapshot): Named | undefined {
  // Of the one in question it says nothing new, unless the case is over.
  const isInQuestion = snapshot.context.inbox?.address.toLowerCase() === words.address && !snapshot.matches('closed');
  return isInQuestion && means ? undefined : words;
}

function withoutAddress(
  words: Named,
  { text, understanding }: { readonly text: string; readonly understanding: Understanding },
  { context: { inbox, caseOpen } }: Snapshot,
): Named | undefined {
  if (understanding.other === true && inbox !== undefined) return words;
  // A provider's name says more than any other word; and while support has a case, words are for them.
  const word = words.provider === undefined && !caseOpen ? wordFor(text) : undefined;
  return word === undefined ? undefined : { ...words, word };
}

const calledEnglish = /\b(?:the|my|our) ([\p{L}\p{N}][\p{L}\p{N}._+-]*) (?:inbox|mailbox)\b/iu;
const calledSpanish = /\b(?:buz[oó]n|cuenta) de ([\p{L}\p{N}][\p{L}\p{N}._+-]*)/iu;
/** Says nothing of which one it is. */
const unspecific = /^(?:e-?mail|mail|aptly|whole|entire|same|correo|other|second|first|otro|otra)$/i;

/** What an inbox is called by where it may be the first part of its address: "the billing inbox". */
function wordFor(text: string): string | undefined {
  const [, word] = calledEnglish.exec(text) ?? calledSpanish.exec(text) ?? [];
  return word === undefined || unspecific.test(word) ? undefined : word;
}
