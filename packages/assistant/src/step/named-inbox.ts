import { firstPartOf, type Inbox, type PersonEvent, type Snapshot } from '@reconnect/troubleshooting';
import type { Intent, Understanding } from '../ports.ts';
import { plain } from './orders.ts';

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
export function namedInbox(
  text: string,
  { understanding, isSure }: { readonly understanding: Understanding; readonly isSure: boolean },
  snapshot: Snapshot,
): PersonEvent | undefined {
  const { intent, provider, causeHint } = understanding;
  const means = isSure && aboutAnInbox.includes(intent);
  const isShort = text.trim().split(/\s+/).length <= bare && !(isSure && aboutNone.includes(intent));
  const next = nextInTurn(text, snapshot);
  if (next !== undefined) return { type: 'person.namesInbox', wants: 'check', address: next.address.toLowerCase() };
  if (!means && !isShort) return undefined;
  const words: Named = {
    type: 'person.namesInbox',
    wants: isSure && intent === 'reconnect' ? 'reconnect' : 'check',
    ...(provider !== undefined && { provider }),
    ...(causeHint !== undefined && { hint: causeHint }),
  };
  if (understanding.address !== undefined)
    return withAddress({ ...words, address: understanding.address }, means, snapshot);
  const mayName = isShort && !(isSure && aboutNoName.includes(intent));
  const listed = mayName ? listedInbox(text, snapshot) : undefined;
  if (listed !== undefined) return { ...words, address: listed.address.toLowerCase() };
  return withoutAddress(words, { text, understanding }, snapshot);
}

const courtesy =
  '(?:(?:ok|okay|yes|and|now|so|then|well|done|please|let s (?:do|try|check)|go to|check|do|y|si|vale|listo|hecho|ahora|bien|bueno|por favor|revis[ae]) )*';
const nextOne =
  '(?:what about |what s |which is |que hay de |que pasa con )?(?:(?:the |my )?next(?: one| inbox| mailbox)?|(?:the |my )?other(?: one| inbox| mailbox)?|both|all(?: of them)?|(?:el |la )?(?:siguiente|otr[oa]|proxim[oa])(?: (?:buzon|cuenta))?|amb[oa]s|l[oa]s dos)';
/** "Next", "the other one", and "both" once more: whoever would have them all looked at was asked to say so. */
const turn = new RegExp(`^${courtesy}${nextOne}(?: (?:please|now|then|too|por favor|ahora|tambien))*$`);

function nextInTurn(text: string, snapshot: Snapshot): Inbox | undefined {
  // In the middle of the steps "next" is the next step; and while support has a case, words are for them.
  if (snapshot.matches('walkingSteps') || snapshot.context.caseOpen) return undefined;
  return turn.test(plain(text)) ? snapshot.context.toCome[0] : undefined;
}

/** One of theirs by its short name, where they were listed: "the billing one", "what about billing?" */
function listedInbox(text: string, snapshot: Snapshot): Inbox | undefined {
  const { theirs, inbox, caseOpen } = snapshot.context;
  if (caseOpen) return undefined;
  const said = plain(text);
  const others = snapshot.matches('closed') ? theirs : theirs.filter(({ id }) => id !== inbox?.id);
  const called = others.filter(({ address }) => ` ${said} `.includes(` ${plain(firstPartOf(address))} `));
  return called.length === 1 ? called[0] : undefined;
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
  return word === undefined ? undefined : { ...words, word, ...(common.test(word) && { isCommon: true }) };
}

const calledEnglish = /\b(?:the|my|our) ([\p{L}\p{N}][\p{L}\p{N}._+-]*)@? (?:inbox|mailbox)\b/iu;
const calledSpanish = /\b(?:buz[oó]n|cuenta) (?:de(?: la| los| las)?|del) ([\p{L}\p{N}][\p{L}\p{N}._+-]*)/iu;
/** Says nothing of which one it is. */
const unspecific =
  /^(?:e-?mails?|mails?|aptly|whole|entire|complete|full|same|only|one|single|new|old|current|broken|affected|disconnected|connected|wrong|right|actual|stupid|damn|last|next|other|second|first|third|correos?|entrada|otr[oa]|el|la|l[oa]s|mis?|sus?|tus?|est[ea]|un[oa]?|tod[oa]s?|siempre|nuevo|aqu[ií])$/iu;
/** Says it only where an address begins with it. */
const common =
  /^(?:work|job|personal|private|home|own|business|company|corporate|office|team|group|department|shared|common|main|primary|default|general|user|account|customer|client|trabajo|oficina|empresa|compañ[ií]a|negocio|equipo|grupo|departamento|casa|usuario|cliente|clientes)$/iu;

/** What an inbox is called by where it may be the first part of its address: "the billing inbox". */
function wordFor(text: string): string | undefined {
  const [, word] = calledEnglish.exec(text) ?? calledSpanish.exec(text) ?? [];
  return word === undefined || unspecific.test(word) ? undefined : word;
}
