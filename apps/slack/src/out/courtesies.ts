import type { Words } from '@reconnect/article';
import type { Log, Person, Ports } from '@reconnect/assistant';
import { createExpiringCache, type InFlight } from '@reconnect/hosting';
import type { SlackAddress } from '../address.ts';
import { nameOf } from '../errors.ts';
import { type Aside, personAt } from '../in/received.ts';
import type { Attempt } from './attempts.ts';
import { promptsIn } from './prompts.ts';

/** A sentence for one person, beside what others may read. */
export interface Whisper {
  readonly aside: Aside;
  say(words: Words): string;
}

/** What is nice to have: nobody waits for it, and its failure costs the person nothing. */
export interface Courtesies {
  whisper(said: Whisper): void;
  offerPrompts(address: SlackAddress): void;
}

export interface CourtesiesDeps {
  readonly attempt: Attempt;
  readonly clock: Ports['clock'];
  readonly inFlight: InFlight;
  readonly log: Log;
  readonly wordsOf: (person: Person) => Promise<Words>;
}

/** Milliseconds: Slack tells of every look at the conversation, and keeps the prompts in between. */
const promptsLast = 60_000;

export function createCourtesies({ attempt, clock, inFlight, log, wordsOf }: CourtesiesDeps): Courtesies {
  const offered = createExpiringCache<void>({ clock, lifetime: promptsLast, most: 10_000 });

  async function whisper({ aside, say }: Whisper): Promise<void> {
    const { tenant, channel, user, thread } = aside;
    const words = await wordsOf(personAt(aside));
    const args = { channel, user, text: say(words), ...(thread !== undefined && { thread_ts: thread }) };
    await attempt({ method: 'chat.postEphemeral', tenant, args });
  }

  /** Without `thread_ts`: in a conversation with an agent it makes Slack show no prompts, and not say so. */
  async function offerPrompts(address: SlackAddress): Promise<void> {
    const { tenant, channel } = address;
    const args = { channel_id: channel, prompts: promptsIn(await wordsOf(personAt(address))) };
    await attempt({ method: 'assistant.threads.setSuggestedPrompts', tenant, args });
  }

  const goOn = (courtesy: Promise<void>): void => {
    inFlight.add(courtesy.catch((error: unknown) => log.warn({ error: nameOf(error) }, 'a courtesy failed')));
  };

  return {
    whisper: (said) => goOn(whisper(said)),
    offerPrompts: (address) => goOn(offered.get(`${address.tenant}/${address.user}`, () => offerPrompts(address))),
  };
}
