import type { Slot, Topic, WorldEvent } from '@reconnect/troubleshooting';
import type { MessageRef, Reply } from '../channel.ts';
import { type Conversation, conversationKey } from '../conversation/conversation.ts';
import type { Pending, SpokenDeed } from '../conversation/deeds.ts';
import type { Standing } from '../conversation/standing.ts';
import type { Line } from '../conversation/transcript.ts';
import { inboxNow } from '../inboxes-of.ts';
import type { Ports } from '../ports.ts';
import { compose } from '../replies/compose.ts';
import { bounce, supportAnswer } from '../replies/support-thread.ts';
import { viewOf } from '../replies/view.ts';

/** What came of saying something, to be written down. */
export type Spoken =
  | { readonly outcome: 'said'; readonly note: (conversation: Conversation) => Conversation; readonly line?: Line }
  /** Nothing will reach the person there any more. */
  | { readonly outcome: 'unreachable' }
  /** It is not for them to hear any more. */
  | { readonly outcome: 'withheld'; readonly event: WorldEvent };

type Voice = Pick<Ports, 'channel' | 'links' | 'handoff' | 'inboxes'>;

/** Says one thing, to whoever can be reached. Rejected when the platform could not be reached; saying it again is then right. */
export async function speak({ deed, ask = 0 }: Pending<SpokenDeed>, standing: Standing, voice: Voice): Promise<Spoken> {
  const { conversation } = standing;
  const view = viewOf(standing);
  if (conversation.address === null) return { outcome: 'unreachable' };
  switch (deed.type) {
    case 'say': {
      const { topic, slot, caseNumber, address, also } = deed.params;
      const replaces = placeOf(conversation, topic, slot);
      return send(voice, standing, {
        ask,
        reply: compose(topic, { ...view, aboutCase: caseNumber, aboutInbox: address, also }, ask),
        replaces,
        slot,
      });
    }
    case 'remark': {
      const { topic, likely } = deed.params;
      const reply = compose(topic, likely === undefined ? view : { ...view, likely }, ask);
      return send(voice, standing, { ask, reply });
    }
    case 'offerLink': {
      const { inbox, mode, reason } = deed.params;
      const { person, identity } = conversation;
      const present = await inboxNow(inbox, conversation, voice);
      if (present?.own !== true) return { outcome: 'withheld', event: { type: 'inbox.lost', inbox } };
      const { url } = await voice.links.issue({
        person,
        conversation: conversationKey(person),
        inbox,
        mode,
        reason,
        locale: identity?.locale,
        timeZone: identity?.timeZone,
      });
      const reply = compose('offer', { ...view, link: url }, ask);
      return send(voice, standing, { ask, reply });
    }
    case 'quoteSupport':
      return send(voice, standing, { ask, reply: supportAnswer(view, deed.params) });
    case 'admitBounce': {
      const { caseNumber } = deed.params;
      const reply = bounce(view, caseNumber, await voice.handoff.textOf(caseNumber));
      return send(voice, standing, { ask, reply });
    }
    case 'settle': {
      const question = conversation.questions.find((one) => one.ask === deed.params.ask);
      if (question?.ref === undefined) return { outcome: 'said', note: (unchanged) => unchanged };
      const { outcome } = await voice.channel.send(conversation.address, deed.params.reply, question.ref);
      return outcome === 'unreachable' ? { outcome } : { outcome: 'said', note: (unchanged) => unchanged };
    }
    default:
      return deed satisfies never;
  }
}

/** The message to edit instead of writing a new one: the check under way, or a step or draft that is still the newest message. */
function placeOf({ slots, newest }: Conversation, topic: Topic, slot: Slot | undefined): MessageRef | undefined {
  if (topic === 'checked' || (topic === 'inbox_lost' && slot === 'checks')) return slots.checks;
  const before = slot === 'steps' || slot === 'case' ? slots[slot] : undefined;
  return before !== undefined && JSON.stringify(before) === JSON.stringify(newest) ? before : undefined;
}

interface Message {
  readonly ask: number;
  readonly reply: Reply;
  readonly replaces?: MessageRef | undefined;
  readonly slot?: Slot | undefined;
}

async function send(
  { channel }: Voice,
  { conversation, now }: Standing,
  { ask, reply, replaces, slot }: Message,
): Promise<Spoken> {
  const sent = await channel.send(conversation.address, reply, replaces);
  if (sent.outcome === 'unreachable') return { outcome: 'unreachable' };
  return {
    outcome: 'said',
    line: { at: new Date(now).toISOString(), from: 'assistant', text: reply.summary },
    note: (current) => ({
      ...current,
      questions: current.questions.map((one) => (one.ask === ask ? { ...one, ref: sent.ref } : one)),
      slots: slot === undefined ? current.slots : { ...current.slots, [slot]: sent.ref },
      newest: replaces === undefined ? sent.ref : current.newest,
    }),
  };
}
