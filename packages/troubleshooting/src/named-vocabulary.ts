import { anew, type Context, type Scene } from './context.ts';
import type { Event } from './events.ts';
import type { Inbox } from './verdict.ts';

/** What the vocabulary says of an inbox that a person named unasked: that one is looked at, and no other in its place. */

/** So many of a person's inboxes are remembered, as many as are listed to choose from. */
const mostRemembered = 20;

/** As they are listed, and kept; a single one is the one in question, and is not stored twice for everybody. */
export const listed = (inboxes: readonly Inbox[]): readonly Inbox[] =>
  inboxes.length > 1 ? inboxes.slice(0, mostRemembered) : [];

const foundIn = (event: Event): readonly Inbox[] => (event.type === 'inboxes.found' ? event.inboxes : []);

/** What stands before the @ of an address, by which people call it. */
export const firstPartOf = (address: string): string => address.toLowerCase().split('@')[0] ?? '';

const lettersOf = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Whether people call an inbox so: "front desk" is front-desk@, and "recepción" is recepcion@. */
export const isCalled = ({ address }: Pick<Inbox, 'address'>, word: string): boolean =>
  lettersOf(firstPartOf(address)) === lettersOf(word);

/** The inboxes that may be meant, of all that are theirs. */
function fitting({ context: { named, provider }, event }: Scene): readonly Inbox[] {
  const found = foundIn(event);
  if (named?.address !== undefined) return found.filter(({ address }) => address.toLowerCase() === named.address);
  const { word } = named ?? {};
  if (word !== undefined) return found.filter((inbox) => isCalled(inbox, word));
  const others = found.filter(({ id }) => id !== named?.otherThan);
  const ofProvider = others.filter((inbox) => inbox.provider === provider);
  return ofProvider.length > 0 ? ofProvider : others;
}

export const namedGuards = {
  isNamedByWord: ({ event }: Scene) => event.type === 'person.namesInbox' && event.word !== undefined,
  foundNone: ({ event }: Scene) => foundIn(event).length === 0,
  foundNamed: (scene: Scene) => fitting(scene).length === 1,
  /** What they called it fits any inbox and is none of their addresses, so the one in question is meant. */
  meansTheOneInQuestion: (scene: Scene) =>
    scene.context.named?.isCommon === true && scene.context.inbox !== undefined && fitting(scene).length === 0,
  /** The same, and there is only one it can be. */
  meansTheirOnly: ({ context: { named }, event }: Scene) => named?.isCommon === true && foundIn(event).length === 1,
  hasOneCandidate: ({ context }: Scene) => context.candidates.length === 1,
} as const;

type Change = Partial<Context>;

/** A new case, about the one that is named; of a bare word it is not known yet whether it names another. */
export function rememberNamed({ context, event }: Scene): Change {
  if (event.type !== 'person.namesInbox') return {};
  const { address, word, isCommon = false, wants, provider, hint } = event;
  const hints = hint === undefined ? [] : [hint];
  const wantsReconnect = wants === 'reconnect';
  if (word !== undefined) {
    const named = { word: word.toLowerCase(), isCommon };
    return { named, hints: [...new Set([...context.hints, ...hints])], wantsReconnect };
  }
  const named = address === undefined ? { otherThan: context.inbox?.id ?? '' } : { address: address.toLowerCase() };
  return { ...anew(context), named, provider, hints, wantsReconnect };
}

export const rememberNamedOne = (scene: Scene): Change => turnTo(fitting(scene)[0], scene.context);

/** From now on it is about this one: a new case where another was in question. */
function turnTo(inbox: Inbox | undefined, context: Context): Change {
  const isAnother = context.inbox !== undefined && context.inbox.id !== inbox?.id;
  const { wantsReconnect, toCome } = context;
  return {
    ...(isAnother && { ...anew(context), wantsReconnect }),
    inbox,
    candidates: [],
    named: undefined,
    toCome: toCome.filter(({ id }) => id !== inbox?.id),
  };
}

/** What they can choose from instead: several that may be meant, or else all that are theirs. */
export function rememberInstead(scene: Scene): Change {
  const mayBeMeant = fitting(scene);
  const found = foundIn(scene.event);
  return { candidates: mayBeMeant.length > 0 ? mayBeMeant : found, theirs: listed(found) };
}

/** The one they chose; where it was to be all of them, the others are still to come. */
export function rememberChoice({ context, event }: Scene): Change {
  if (event.type !== 'person.choseInbox') return {};
  const { candidates } = context;
  const chosen = candidates.find(({ id }) => id === event.inboxId);
  const toCome = event.ofAll === true ? listed(candidates) : context.toCome;
  return turnTo(chosen, { ...context, toCome });
}
