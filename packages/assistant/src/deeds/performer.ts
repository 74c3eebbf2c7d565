import type { Person } from '../channel.ts';
import { conversationKey, personOf } from '../conversation/conversation.ts';
import { isToDo, isToSay, type Pending } from '../conversation/deeds.ts';
import { claimed, isHeld, lookAgainAt } from '../conversation/pending.ts';
import { createKeyedQueue } from '../keyed-queue.ts';
import { nameOf } from '../log.ts';
import type { DeedDeps } from './deed-deps.ts';
import { createInHand, type Taken } from './in-hand.ts';
import { createKeepHeld } from './keep-held.ts';
import { createSayInOrder } from './say-in-order.ts';
import { createTryDeed } from './try-deed.ts';

/** Does what was committed, and sees to it that nothing committed stays undone. */
export interface Performer {
  /** Starts on the deeds of one step: words first and in order, then the world, side by side. */
  begin(person: Person, added: readonly Pending[]): void;
  /** Looks for deeds that a dead process left behind, from now on. */
  watch(): void;
  /** Resolves when nothing is in hand any more. */
  stop(): Promise<void>;
}

/** How often overdue deeds are looked for, in milliseconds. */
const rounds = 2_000;
/** How many conversations one round takes on. */
const perRound = 50;
/** With those that could not be taken over before, which are read again each round. */
const mostPerRound = 1_000;

export function createPerformer(deps: DeedDeps): Performer {
  const { log } = deps;
  const { clock } = deps.ports;
  const sayInOrder = createSayInOrder(deps);
  const tryDeed = createTryDeed(deps);
  const keepHeld = createKeepHeld(deps, (renewal) => void track(renewal, 'could not keep what is under way'));
  const lanes = createKeyedQueue();
  const inHand = createInHand();
  const running = new Set<Promise<void>>();
  let callOff: (() => void) | undefined;
  let stopped = false;

  function track(work: Promise<unknown>, what: string): Promise<void> {
    const tracked: Promise<void> = work
      .then(
        () => undefined,
        (error: unknown) => log.error({ error: nameOf(error) }, what),
      )
      .then(() => void running.delete(tracked));
    running.add(tracked);
    return tracked;
  }

  /** Rejected, once all have ended, where one of them was left unfinished. */
  async function perform(person: Person, { deeds, letGo }: Taken): Promise<void> {
    const words = deeds.filter(isToSay);
    const letLapse = words.length === 0 ? undefined : keepHeld(person, deeds);
    await lanes.run(conversationKey(person), () => sayInOrder(person, words)).finally(letLapse);
    letGo(words);
    const tries = deeds.filter(isToDo).map((pending) => tryDeed(person, pending).finally(() => letGo([pending])));
    const left = (await Promise.allSettled(tries)).find(({ status }) => status === 'rejected');
    if (left?.status === 'rejected') throw left.reason;
  }

  function begin(person: Person, added: readonly Pending[]): void {
    const taken = inHand.take(person, added);
    if (taken.deeds.length === 0) return;
    const work = perform(person, taken).finally(() => taken.letGo(taken.deeds));
    void track(work, 'a turn was left unfinished');
  }

  const look = failingOnce(createLookAround(deps, begin));
  function watch(): void {
    if (stopped) return;
    callOff = clock.after(rounds, () => void track(look(), 'could not look for overdue deeds').then(watch));
  }

  return {
    begin,
    watch,
    async stop() {
      stopped = true;
      callOff?.();
      while (running.size > 0) await Promise.all(running);
    },
  };
}

/** One round: takes over the deeds that a dead process left behind. */
function createLookAround({ ports, conversations, log }: DeedDeps, begin: Performer['begin']): () => Promise<void> {
  const { channel, clock } = ports;
  /** What could not be taken over in the last round; it stays the longest overdue. */
  let stuck: ReadonlySet<string> = new Set();

  async function takeOver(key: string): Promise<void> {
    const person = personOf(key);
    if (person === undefined) return;
    const loaded = await conversations.load(person);
    const { conversation } = loaded;
    // Done meanwhile, or forgotten, which must not begin anew.
    if (conversation.pending.length === 0) return;
    const now = clock.now();
    const free = conversation.pending.filter((pending) => !isHeld(pending, now));
    const ids = free.map(({ id }) => id);
    const mine = claimed(conversation, ids, now);
    const change = { lookAgainAt: lookAgainAt(mine, now) };
    const saved = await conversations.save(loaded, { ...loaded, conversation: mine }, change);
    if (saved === 'saved') begin(person, free);
  }

  return async () => {
    const still = new Set<string>();
    const most = Math.min(perRound + stuck.size, mostPerRound);
    for (const key of await conversations.overdue(channel.platform, most)) {
      try {
        await takeOver(key);
      } catch (error) {
        // Those that a newer release keeps, say, hold up nobody behind them, however many there are.
        still.add(key);
        if (!stuck.has(key))
          log.warn({ conversation: key, error: nameOf(error) }, 'could not take over what is overdue');
      }
    }
    stuck = still;
  };
}

/** Rejected at the first failure of a row only: that the store is still away is no news every two seconds. */
function failingOnce(work: () => Promise<void>): () => Promise<void> {
  let failed = false;
  return async () => {
    try {
      await work();
      failed = false;
    } catch (error) {
      if (failed) return;
      failed = true;
      throw error;
    }
  };
}
