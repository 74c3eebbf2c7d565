import { bareWords } from '@reconnect/phrases';
import { type Inbox, isCalled, type PersonEvent, type Snapshot } from '@reconnect/troubleshooting';
import type { Intent } from '../ports.ts';
import { isCommon, isUnspecific, ordinalOnes, saysNextInbox, saysProvider } from '../wordings/inboxes.ts';
import { lengthOf, type Words } from './words.ts';

/** With these an address says what they are about, however long they are. */
const aboutAnInbox: readonly Intent[] = ['sync_problem', 'reconnect', 'status'];
/** Whoever clearly means one of these mentions an address only beside it. */
const aboutNone: readonly Intent[] = ['talk_to_human', 'restart', 'cancel', 'help', 'why_cause', 'thanks'];
/** These say something else by a word that may stand before an @: "hi", "no". */
const aboutNoName: readonly Intent[] = ['greeting', 'deny'];
/** In a longer message without a clear meaning an address is beside the point (words). */
const bare = 6;

type Named = Extract<PersonEvent, { type: 'person.namesInbox' }>;

/** The inbox that a person names where none was asked for: by its address, by what it is called, or as their other one. */
export function namedInbox(words: Words, snapshot: Snapshot): PersonEvent | undefined {
  const { understanding, isSure } = words;
  const { intent, provider, causeHint } = understanding;
  const means = isSure && aboutAnInbox.includes(intent);
  const isShort = lengthOf(words) <= bare && !(isSure && aboutNone.includes(intent));
  const next = nextInTurn(words, snapshot);
  if (next !== undefined) return { type: 'person.namesInbox', wants: 'check', address: next.address.toLowerCase() };
  if (!means && !isShort) return undefined;
  const named: Named = {
    type: 'person.namesInbox',
    wants: isSure && intent === 'reconnect' ? 'reconnect' : 'check',
    ...(provider !== undefined && { provider }),
    ...(causeHint !== undefined && { hint: causeHint }),
  };
  if (understanding.address !== undefined)
    return withAddress({ ...named, address: understanding.address }, means, snapshot);
  const mayName = isShort && !(isSure && aboutNoName.includes(intent));
  const listed = mayName ? listedInbox(words, snapshot) : undefined;
  if (listed !== undefined) return { ...named, address: listed.address.toLowerCase() };
  return withoutAddress(named, words, snapshot);
}

function nextInTurn({ said }: Words, snapshot: Snapshot): Inbox | undefined {
  // In the middle of the steps "next" is the next step; and while support has a case, words are for them.
  if (snapshot.matches('walkingSteps') || snapshot.context.caseOpen) return undefined;
  return saysNextInbox.matches(said) ? snapshot.context.toCome[0] : undefined;
}

/** One of theirs by its short name or its place, where they were listed: "the billing one", "actually the first one". */
function listedInbox({ said, understanding }: Words, snapshot: Snapshot): Inbox | undefined {
  const { theirs, inbox, caseOpen } = snapshot.context;
  if (caseOpen) return undefined;
  const others = snapshot.matches('closed') ? theirs : theirs.filter(({ id }) => id !== inbox?.id);
  const called = others.filter((one) => isCalledIn(said, one));
  const ofProvider = saysProvider.matches(said)
    ? others.filter(({ provider }) => provider === understanding.provider)
    : [];
  const meant = called.length > 0 ? called : ofProvider;
  if (meant.length > 0) return meant.length === 1 ? meant[0] : undefined;
  const place = snapshot.matches('walkingSteps') ? -1 : ordinalOnes.findIndex((ordinal) => ordinal.matches(said));
  return others.find(({ id }) => id === theirs[place]?.id);
}

/** So many words are written as one before an @: "front desk" is frontdesk@. */
const mostInOne = 3;

/** By its short name, among other words. */
export function isCalledIn(said: string, inbox: Inbox): boolean {
  const words = said.split(' ');
  return words.some((_, at) =>
    words.slice(at, at + mostInOne).some((__, more) => isCalled(inbox, words.slice(at, at + more + 1).join(''))),
  );
}

function withAddress(named: Named, means: boolean, snapshot: Snapshot): Named | undefined {
  // Of the one in question it says nothing new, unless the case is over.
  const isInQuestion = snapshot.context.inbox?.address.toLowerCase() === named.address && !snapshot.matches('closed');
  return isInQuestion && means ? undefined : named;
}

function withoutAddress(
  named: Named,
  { text, understanding }: Words,
  { context: { inbox, caseOpen } }: Snapshot,
): Named | undefined {
  if (understanding.other === true && inbox !== undefined) return named;
  // A provider's name says more than any other word; and while support has a case, words are for them.
  const called = named.provider === undefined && !caseOpen ? calledIn(text) : undefined;
  return called === undefined ? undefined : { ...named, ...called };
}

const word = '[\\p{L}\\p{N}][\\p{L}\\p{N}._+-]*';
const called = {
  byOne: [
    new RegExp(`\\b(?:the|my|our) (${word})@? (?:inbox|mailbox)\\b`, 'iu'),
    new RegExp(`\\b(?:buz[oó]n|cuenta) (?:de(?: la| los| las)?|del) (${word})`, 'iu'),
  ],
  /** What follows need not be a name: "the inbox for my tenants". */
  byWhatFor: [new RegExp(`\\b(?:the one for|(?:inbox|mailbox) (?:for|of)) (?:(?:the|our|my) )?(${word})`, 'iu')],
  byTwo: [new RegExp(`\\b(?:the|my|our) (${word} ${word}) (?:inbox|mailbox)\\b`, 'iu')],
};

/** What an inbox is called by where it may be the first part of its address: "the billing inbox", "the front desk inbox". */
function calledIn(text: string): Pick<Named, 'word' | 'isCommon'> | undefined {
  const one = specific(captured(called.byOne, text));
  if (one !== undefined) return { word: one, ...(isCommon.matches(bareWords(one)) && { isCommon: true }) };
  const two = specific(captured(called.byTwo, text)) ?? specific(captured(called.byWhatFor, text));
  // Two words may as well describe it: "the main office inbox".
  return two === undefined ? undefined : { word: two, isCommon: true };
}

const captured = (patterns: readonly RegExp[], text: string): string | undefined =>
  patterns.map((pattern) => pattern.exec(text)?.[1]).find((found) => found !== undefined);

/** The words that say which one it is; undefined where none does. */
function specific(name = ''): string | undefined {
  const words = name.split(' ').filter((each) => each !== '' && !isUnspecific.matches(bareWords(each)));
  return words.length === 0 ? undefined : words.join(' ');
}
