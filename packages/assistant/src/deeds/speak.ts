import type { Check, Slot, Topic } from '@reconnect/troubleshooting';
import type { Channel, MessageRef, Reply } from '../channel.ts';
import { type Conversation, conversationKey } from '../conversation/conversation.ts';
import type { Line } from '../conversation/conversations.ts';
import { type Standing, viewOf } from '../conversation/standing.ts';
import type { Handoff, PlaceInLine, ReconnectLinks } from '../ports.ts';
import { compose } from '../replies/compose.ts';
import { bounce, supportAnswer } from '../replies/support-thread.ts';
import type { Pending, SpokenDeed } from './deeds.ts';

/** What came of saying something, to be written down. */
export type Spoken =
  | { readonly outcome: 'said'; readonly note: (conversation: Conversation) => Conversation; readonly line?: Line }
  /** Nothing will reach the person there any more. */
  | { readonly outcome: 'unreachable' };

export interface Voice {
  readonly channel: Channel;
  readonly links: ReconnectLinks;
  readonly handoff: Handoff;
}

/** Says one thing, to whoever can be reached. Rejected when the platform could not be reached; saying it again is then right. */
export async function speak({ deed, ask = 0 }: Pending<SpokenDeed>, standing: Standing, voice: Voice): Promise<Spoken> {
  const { conversation } = standing;
  const view = viewOf(standing);
  if (conversation.address === null) return { outcome: 'unreachable' };
  switch (deed.type) {
    case 'say': {
      const { topic, slot } = deed.params;
      const replaces = placeOf(conversation, topic, slot);
      return send(voice, { conversation, ask, reply: compose(topic, view, ask), at: standing.now, replaces, slot });
    }
    case 'remark': {
      const { topic, likely } = deed.params;
      const reply = compose(topic, likely === undefined ? view : { ...view, likely }, ask);
      return send(voice, { conversation, ask, reply, at: standing.now });
    }
    case 'offerLink': {
      const { inbox, mode, reason } = deed.params;
      const { person, identity } = conversation;
      const { url } = await voice.links.issue({
        ...{ person, conversation: conversationKey(person), inbox, mode, reason },
        ...{ locale: identity?.locale, timeZone: identity?.timeZone },
      });
      const reply = compose('offer', { ...view, link: url }, ask);
      return send(voice, { conversation, ask, reply, at: standing.now });
    }
    case 'quoteSupport':
      return send(voice, { conversation, ask, reply: supportAnswer(view, deed.params), at: standing.now });
    case 'admitBounce': {
      const { caseNumber } = deed.params;
      const reply = bounce(view, caseNumber, await voice.handoff.textOf(caseNumber));
      return send(voice, { conversation, ask, reply, at: standing.now });
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

/** How far a check has come, or where the person stands until it begins. */
export type Progress = { readonly checks: readonly Check[] } | { readonly place: PlaceInLine };

/** Shows how far a check has come, in the message that announced it. */
export async function showProgress(standing: Standing, progress: Progress, channel: Channel): Promise<void> {
  const { conversation } = standing;
  const ref = conversation.slots.checks;
  if (ref === undefined || conversation.address === null) return;
  await channel.send(conversation.address, compose('checking', { ...viewOf(standing), ...progress }, 0), ref);
}

/** The message to edit instead of writing a new one: the check under way, or a step or draft that is still the newest message. */
function placeOf({ slots, newest }: Conversation, topic: Topic, slot: Slot | undefined): MessageRef | undefined {
  if (topic === 'checked') return slots.checks;
  const before = slot === 'steps' || slot === 'case' ? slots[slot] : undefined;
  return before !== undefined && JSON.stringify(before) === JSON.stringify(newest) ? before : undefined;
}

interface Message {
  readonly conversation: Conversation;
  readonly ask: number;
  readonly reply: Reply;
  readonly at: number;
  readonly replaces?: MessageRef | undefined;
  readonly slot?: Slot | undefined;
}

async function send({ channel }: Voice, { conversation, ask, reply, at, replaces, slot }: Message): Promise<Spoken> {
  const sent = await channel.send(conversation.address, reply, replaces);
  if (sent.outcome === 'unreachable') return { outcome: 'unreachable' };
  return {
    outcome: 'said',
    line: { at: new Date(at).toISOString(), from: 'assistant', text: reply.summary },
    note: (current) => ({
      ...current,
      questions: current.questions.map((one) => (one.ask === ask ? { ...one, ref: sent.ref } : one)),
      slots: slot === undefined ? current.slots : { ...current.slots, [slot]: sent.ref },
      newest: replaces === undefined ? sent.ref : current.newest,
    }),
  };
}
