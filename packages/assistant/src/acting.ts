import type { Check, WorldEvent } from '@reconnect/troubleshooting';
import { act } from './act.ts';
import { type Amend, failed, strike } from './amending.ts';
import type { Channel, Person } from './channel.ts';
import { conversationKey } from './conversation.ts';
import type { Conversations } from './conversations.ts';
import type { Pending, WorldDeed } from './deeds.ts';
import { type Log, nameOf } from './log.ts';
import type { Ports } from './ports.ts';
import { showProgress } from './speak.ts';
import type { Standing } from './standing.ts';

/** Takes the outcome of a deed as a step of the conversation, striking the deed off in the same commit. */
export type Complete = (person: Person, pendingId: string, event: WorldEvent) => Promise<unknown>;

export interface ActingNeeds {
  readonly ports: Ports;
  readonly conversations: Conversations;
  readonly amend: Amend;
  readonly complete: Complete;
  readonly log: Log;
}

/** After so many failures a person is told that the case could not be passed on, instead of waiting for ever. */
const patienceWithSupport = 4;

/** Does one thing in the world and brings its outcome back into the conversation. */
export function createActing({ ports, conversations, amend, complete, log }: ActingNeeds) {
  return async (person: Person, pending: Pending<WorldDeed>): Promise<void> => {
    const standing = await conversations.load(person);
    const progress = createProgress(standing, ports.channel, log);
    try {
      const { event, identity } = await act(pending, ports, {
        standing,
        pendingId: pending.id,
        transcript: () => conversations.transcript(person),
        onProgress: progress.show,
      });
      await progress.settled();
      if (identity !== undefined) await amend(person, (conversation) => ({ ...conversation, identity }));
      if (event === undefined) await amend(person, (conversation) => strike(conversation, [pending.id]));
      else await complete(person, pending.id, event);
    } catch (error) {
      const fields = { conversation: conversationKey(person), deed: pending.deed.type, error: nameOf(error) };
      log.warn(fields, 'could not do it, will try again');
      const givesUp = pending.deed.type === 'openCase' && pending.attempts + 1 >= patienceWithSupport;
      if (givesUp) await complete(person, pending.id, { type: 'handoff.failed' });
      else await amend(person, (conversation) => failed(conversation, pending.id));
    }
  };
}

/** Shows the latest state of the checks, one edit at a time: states that were overtaken meanwhile are left out. */
function createProgress(standing: Standing, channel: Channel, log: Log) {
  let latest: readonly Check[] | undefined;
  let showing: Promise<void> = Promise.resolve();
  const showLatest = async () => {
    const checks = latest;
    latest = undefined;
    if (checks !== undefined) await showProgress(standing, checks, channel);
  };
  return {
    show(checks: readonly Check[]) {
      latest = checks;
      showing = showing.then(showLatest).catch((error: unknown) => {
        log.info({ error: nameOf(error) }, 'progress could not be shown');
      });
    },
    settled: () => showing,
  };
}
