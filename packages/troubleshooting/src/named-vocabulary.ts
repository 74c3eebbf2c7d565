import { anew, type Context, type Scene } from './context.ts';
import type { Event } from './events.ts';
import type { Inbox } from './verdict.ts';

/** What the vocabulary says of an inbox that a person named unasked: that one is looked at, and no other in its place. */

const foundIn = (event: Event): readonly Inbox[] => (event.type === 'inboxes.found' ? event.inboxes : []);

const firstPartOf = (address: string): string => address.toLowerCase().split('@')[0] ?? '';

/** The inboxes that may be meant, of all that are theirs. */
function fitting({ context: { named, provider }, event }: Scene): readonly Inbox[] {
  const found = foundIn(event);
  if (named?.address !== undefined) return found.filter(({ address }) => address.toLowerCase() === named.address);
  if (named?.word !== undefined) return found.filter(({ address }) => firstPartOf(address) === named.word);
  const others = found.filter(({ id }) => id !== named?.otherThan);
  const ofProvider = others.filter((inbox) => inbox.provider === provider);
  return ofProvider.length > 0 ? ofProvider : others;
}

export const namedGuards = {
  isNamedByWord: ({ event }: Scene) => event.type === 'person.namesInbox' && event.word !== undefined,
  foundNone: ({ event }: Scene) => foundIn(event).length === 0,
  foundNamed: (scene: Scene) => fitting(scene).length === 1,
  /** What they called it is none of their addresses, so the one in question is meant. */
  meansTheOneInQuestion: (scene: Scene) =>
    scene.context.named?.word !== undefined && scene.context.inbox !== undefined && fitting(scene).length === 0,
  /** The same, and there is only one it can be. */
  meansTheirOnly: ({ context: { named }, event }: Scene) => named?.word !== undefined && foundIn(event).length === 1,
  hasOneCandidate: ({ context }: Scene) => context.candidates.length === 1,
} as const;

type Change = Partial<Context>;

/** A new case, about the one that is named; of a bare word it is not known yet whether it names another. */
export function rememberNamed({ context, event }: Scene): Change {
  if (event.type !== 'person.namesInbox') return {};
  const { address, word, wants, provider, hint } = event;
  const hints = hint === undefined ? [] : [hint];
  const wantsReconnect = wants === 'reconnect';
  if (word !== undefined) {
    return { named: { word: word.toLowerCase() }, hints: [...new Set([...context.hints, ...hints])], wantsReconnect };
  }
  const named = address === undefined ? { otherThan: context.inbox?.id ?? '' } : { address: address.toLowerCase() };
  return { ...anew(context), named, provider, hints, wantsReconnect };
}

export function rememberNamedOne(scene: Scene): Change {
  const { context } = scene;
  const [inbox] = fitting(scene);
  const isAnother = context.inbox !== undefined && context.inbox.id !== inbox?.id;
  const { wantsReconnect } = context;
  return { ...(isAnother && { ...anew(context), wantsReconnect }), inbox, candidates: [], named: undefined };
}

/** What they can choose from instead: several that may be meant, or else all that are theirs. */
export function rememberInstead(scene: Scene): Change {
  const mayBeMeant = fitting(scene);
  return { candidates: mayBeMeant.length > 0 ? mayBeMeant : foundIn(scene.event) };
}
