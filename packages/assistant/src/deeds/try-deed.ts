import type { Check, ParamsOf, WorldEvent } from '@reconnect/troubleshooting';
import type { Identity, Person, Work } from '../channel.ts';
import { type Conversation, conversationKey } from '../conversation/conversation.ts';
import { isWatched, type Pending, type WorldDeed } from '../conversation/deeds.ts';
import { createDirectory } from '../conversation/directory.ts';
import { failed, held, lease, strike } from '../conversation/pending.ts';
import type { Standing } from '../conversation/standing.ts';
import { nameOf } from '../log.ts';
import type { PlaceInLine } from '../ports.ts';
import { namesOf, viewOf, wordsOf } from '../replies/view.ts';
import type { DeedDeps } from './deed-deps.ts';
import { doDeed } from './do-deed.ts';
import { createPassingOn } from './pass-on.ts';
import { createProgress } from './progress.ts';

/** After so many failures a person is told so, instead of waiting for ever: some 15 s, and three minutes for who they are. */
const patience = 4;
const longPatience = 8;
/** Who somebody is can be learnt at their next words; nobody is asked about for longer than a day of tries a minute apart. */
const mostMeetings = 1_440;

/** A line may move slower than it did; its estimate times this is how long nobody else starts on the same. */
const caution = 2;

/** Does one thing in the world and brings its outcome back into the conversation. */
export function createTryDeed({ ports, conversations, amend, complete, log }: DeedDeps) {
  const { watchDeed } = ports;
  const directory = createDirectory(ports.storage, ports.clock);
  const hands = { ...ports, passingOn: createPassingOn({ ports, directory, conversations, log }) };
  /** Of who was forgotten meanwhile nothing is written down. */
  async function noteWho(person: Person, identity: Identity): Promise<void> {
    const known = await amend(person, (conversation) => ({ ...conversation, identity }));
    if (known === 'amended') await directory.note(person, identity);
  }

  return async (person: Person, pending: Pending<WorldDeed>): Promise<void> => {
    const standing = await conversations.load(person);
    const progress = createProgress(standing, ports.channel, log);
    const wait = (place: PlaceInLine) => {
      const until = ports.clock.now() + place.seconds * 1_000 * caution + lease;
      const hold = (conversation: Conversation) => held(conversation, pending.id, Math.round(until));
      progress.after(async () => void (await amend(person, hold)));
      progress.show({ place });
    };
    const { address } = standing.conversation;
    const work = workOf(pending.deed, standing);
    if (work !== undefined) ports.channel.showWork?.(address, work);
    try {
      const situation = {
        standing,
        deedKey: `${conversationKey(person)}#${pending.id}`,
        transcript: () => conversations.transcript(standing.conversation),
        onProgress: (checks: readonly Check[]) => progress.show({ checks }),
        onWait: wait,
      };
      const { event, identity } = await watchDeed(pending.deed.type, () => doDeed(pending.deed, hands, situation));
      await progress.settled();
      if (identity !== undefined) await noteWho(person, identity);
      if (event === undefined) await amend(person, (conversation) => strike(conversation, [pending.id]));
      else await complete(person, pending.id, event);
    } catch (error) {
      await progress.settled();
      const fields = { conversation: conversationKey(person), deed: pending.deed.type, error: nameOf(error) };
      log.warn(fields, 'could not do it, will try again');
      const failure = failureOf(pending.deed, pending.attempts + 1);
      if (failure === 'given up') await amend(person, (conversation) => strike(conversation, [pending.id]));
      else if (failure !== undefined) await complete(person, pending.id, failure);
      else await amend(person, (conversation) => failed(conversation, pending.id, { now: ports.clock.now() }));
    } finally {
      if (work !== undefined) ports.channel.showWork?.(address, undefined);
    }
  };
}

/** What a person sees being done while they wait; undefined for what nobody waits for. */
function workOf(deed: WorldDeed, standing: Standing): Work | undefined {
  if (!isWatched(deed)) return undefined;
  const view = viewOf(standing);
  const words = wordsOf(view);
  return { words: words('work.checking'), title: words('work.title', { mailbox: namesOf(view).mailbox }) };
}

/** What is said of a deed that a person waits for and that cannot be done; undefined: it is tried on. */
function failureOf(deed: WorldDeed, tries: number): WorldEvent | 'given up' | undefined {
  switch (deed.type) {
    case 'openCase':
      return tries >= patience ? notSent(deed.params) : undefined;
    case 'askOwner':
      return tries >= patience ? { type: 'owner.notFound', run: deed.params.run } : undefined;
    case 'findInboxes':
      return tries >= longPatience ? { type: 'inboxes.unavailable', run: deed.params.run } : undefined;
    case 'meet':
      return tries >= mostMeetings ? 'given up' : undefined;
    default:
      return undefined;
  }
}

const notSent = ({ reason, contents }: ParamsOf<'openCase'>): WorldEvent => ({
  type: 'handoff.failed',
  reason,
  contents,
});
