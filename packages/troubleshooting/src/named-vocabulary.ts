import { anew, type Context, type Scene } from './context.ts';
import type { Event } from './events.ts';
import type { Inbox } from './verdict.ts';

/** What the vocabulary says of an inbox that a person named unasked: that one is looked at, and no other in its place. */

const foundIn = (event: Event): readonly Inbox[] => (event.type === 'inboxes.found' ? event.inboxes : []);

/** The inboxes that may be meant, of all that are theirs. */
function fitting({ context: { named, provider }, event }: Scene): readonly Inbox[] {
  const found = foundIn(event);
  if (named?.address !== undefined) return found.filter(({ address }) => address.toLowerCase() === named.address);
  const others = found.filter(({ id }) => id !== named?.otherThan);
  const ofProvider = others.filter((inbox) => inbox.provider === provider);
  return ofProvider.length > 0 ? ofProvider : others;
}

export const namedGuards = {
  foundNone: ({ event }: Scene) => foundIn(event).length === 0,
  foundNamed: (scene: Scene) => fitting(scene).length === 1,
  hasOneCandidate: ({ context }: Scene) => context.candidates.length === 1,
} as const;

type Change = Partial<Context>;

/** A new case, about the one that is named. */
export function rememberNamed({ context, event }: Scene): Change {
  if (event.type !== 'person.namesInbox') return {};
  const { address, wants, provider } = event;
  const named = address === undefined ? { otherThan: context.inbox?.id ?? '' } : { address: address.toLowerCase() };
  return { ...anew(context), named, provider, wantsReconnect: wants === 'reconnect' };
}

export const rememberNamedOne = (scene: Scene): Change => ({ inbox: fitting(scene)[0], candidates: [] });

/** What they can choose from instead: several that may be meant, or else all that are theirs. */
export function rememberInstead(scene: Scene): Change {
  const mayBeMeant = fitting(scene);
  return { candidates: mayBeMeant.length > 0 ? mayBeMeant : foundIn(scene.event) };
}
