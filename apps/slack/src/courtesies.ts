import type { Log } from '@reconnect/assistant';
import type { InFlight } from '@reconnect/hosting';
import type { SlackAddress } from './address.ts';
import { nameOf } from './errors.ts';
import type { Aside } from './receive.ts';
import type { SlackCall } from './transport.ts';
import type { SlackApi } from './web-api.ts';
import { prompts } from './words.ts';

/** A sentence for one person, beside what others may read. */
export interface Whisper {
  readonly aside: Aside;
  readonly text: string;
}

/** What is nice to have: nobody waits for it, and its failure costs the person nothing. */
export interface Courtesies {
  whisper(said: Whisper): void;
  offerPrompts(address: SlackAddress): void;
}

export interface CourtesiesDeps {
  readonly api: SlackApi;
  readonly inFlight: InFlight;
  readonly log: Log;
}

export function createCourtesies({ api, inFlight, log }: CourtesiesDeps): Courtesies {
  async function attempt(call: SlackCall): Promise<void> {
    try {
      await api.call(call);
    } catch (error) {
      log.warn({ error: nameOf(error), method: call.method, tenant: call.tenant }, 'a courtesy failed');
    }
  }
  return {
    whisper({ aside: { tenant, channel, user, thread }, text }) {
      const args = { channel, user, text, ...(thread !== undefined && { thread_ts: thread }) };
      inFlight.add(attempt({ method: 'chat.postEphemeral', tenant, args }));
    },
    /** Without `thread_ts`: in a conversation with an agent it makes Slack show no prompts, and not say so. */
    offerPrompts({ tenant, channel }) {
      const args = { channel_id: channel, prompts };
      inFlight.add(attempt({ method: 'assistant.threads.setSuggestedPrompts', tenant, args }));
    },
  };
}
