import type { AuditEntry } from '@reconnect/audit';
import type { Json } from '@reconnect/storage';
import { advance, type Event, type Snapshot, type Topic } from '@reconnect/troubleshooting';
import type { Conversation, Question } from '../conversation/conversation.ts';
import { type Deed, isSpoken, type Pending, type SpokenDeed } from '../conversation/deeds.ts';
import { withMark } from '../conversation/deliveries.ts';
import { isHeldBack, lease } from '../conversation/pending.ts';
import type { Standing } from '../conversation/standing.ts';
import { compose, voidsEarlierQuestions } from '../replies/compose.ts';
import { linkLabel } from '../replies/offers.ts';
import { viewOf } from '../replies/view.ts';
import { accountsOf } from './accounts.ts';
import { casesEndedBy, noteCases } from './case-notes.ts';
import { broughtUpToDate, isUnderWay } from './case-under-way.ts';
import { droppedBy, holdingBack, waitingOn } from './held-back.ts';
import { type Reading, stale } from './read-turn.ts';

type Settlement = Extract<Deed, { type: 'settle' }>;

/** What one step makes of a conversation. Nothing is stored or done yet. */
export interface Step {
  readonly conversation: Conversation;
  readonly snapshot: Snapshot;
  /** What this step added to the pending deeds, to be begun at once. */
  readonly added: readonly Pending[];
  /** What of it somebody may have to account for. */
  readonly accounts: readonly AuditEntry[];
}

export interface StepInput {
  readonly reading: Reading;
  /** By which a repeated delivery is known; left out for what came of a deed, which is known by the deed. */
  readonly mark?: string;
  readonly address?: Json;
  /** Where a person is answered who was never heard from. */
  readonly reachedAt?: Json;
  /** The pending deed whose outcome this is. */
  readonly completes?: string;
}

/** So many of the latest questions can be answered. */
const rememberedQuestions = 6;
/** More deeds than these wait only where nothing gets through: the oldest words among them are overtaken by then. */
const mostPending = 50;

/** One step of a conversation, computed. Pure. */
export function takeStep(standing: Standing, input: StepInput): Step {
  const { reading, mark, address, completes } = input;
  const { conversation, now } = standing;
  const revision = conversation.revision === 0 ? firstRevision(now) : conversation.revision + 1;
  const { next, deeds: wishes, heard } = consequences(reading, standing);
  const deeds = wishes.filter((wish) => !isUnderWay(wish, conversation.pending));
  const settlements =
    reading.outcome === 'event' && heard
      ? [...settle(reading, standing, deeds), ...settleLinks(reading, standing)]
      : [];
  const left = reading.outcome === 'left';
  const isNew = !left && address !== undefined && conversation.identity === undefined && !awaits(conversation, 'meet');
  const meeting: readonly Deed[] = isNew ? [{ type: 'meet', params: {} }] : [];
  const numbers = { revision, asks: conversation.asks, heldUntil: now + lease };
  const added = holdingBack(numbered([...settlements, ...deeds, ...meeting], numbers), reading);
  const asked = added.flatMap(({ ask, deed }) => (ask === undefined ? [] : [{ ask, ...questionOf(deed) }]));
  const dropped = droppedBy(reading, standing);
  const isOver = (ask: number) => dropped.some((one) => one.ask === ask) || closes(settlements, conversation, ask);
  const stillOpen = deeds.some(asksAnew) ? [] : conversation.open.filter((ask) => !isOver(ask));
  const open = [...stillOpen, ...asked.map(({ ask }) => ask)].slice(-rememberedQuestions);
  const before = conversation.pending
    .filter((one) => one.id !== completes && !isOvertaken(one.deed, next) && !dropped.includes(one))
    .map((one) => waitingOn(broughtUpToDate(one, wishes), reading, now));
  const pending = bounded([...before, ...added]);
  return {
    snapshot: next,
    added: added.filter((one) => !isHeldBack(one, now)),
    accounts: accountsOf(standing, input, added),
    conversation: {
      ...conversation,
      address: left ? null : (address ?? conversation.address ?? input.reachedAt ?? null),
      // An edit above what the person wrote would go unnoticed.
      newest: wroteBelow(reading) ? undefined : conversation.newest,
      hasHome: !left && conversation.hasHome === true,
      revision,
      pending,
      asks: conversation.asks + asked.length,
      questions: [...conversation.questions, ...asked].filter(
        ({ ask }) => open.includes(ask) || isToSettle(pending, ask),
      ),
      open,
      seen: mark === undefined ? conversation.seen : withMark(conversation.seen, mark),
      pieces: piecesAfter(reading, conversation),
      cases: noteCases(conversation.cases ?? [], next, { now, numbers: casesEndedBy(reading, deeds) }),
    },
  };
}

/** Deeds are known by their revision, to others for longer than a conversation may live: one begun anew repeats none. */
const firstRevision = (now: number): number => Math.floor(now / 1_000);

function awaits({ pending }: Conversation, type: Deed['type']): boolean {
  return pending.some(({ deed }) => deed.type === type);
}

/** A newer request to the world was made, so nobody would hear what comes of this one. */
function isOvertaken(deed: Deed, { context }: Snapshot): boolean {
  const asks =
    deed.type === 'findInboxes' ||
    deed.type === 'restartSync' ||
    (deed.type === 'diagnose' && deed.params.promised !== true);
  return asks && deed.params.run < context.run;
}

function bounded(pending: readonly Pending[]): readonly Pending[] {
  let excess = pending.length - mostPending;
  if (excess <= 0) return pending;
  return pending.filter(({ deed: { type } }) => {
    const isDropped = excess > 0 && (type === 'say' || type === 'remark' || type === 'settle');
    if (isDropped) excess -= 1;
    return !isDropped;
  });
}

/** Every deed with its id, and every message that may carry buttons with the number of its question. */
function numbered(
  deeds: readonly Deed[],
  { revision, asks, heldUntil }: { readonly revision: number; readonly asks: number; readonly heldUntil: number },
): readonly Pending[] {
  let ask = asks;
  return deeds.map((deed, index) => {
    const pending = { id: `${revision}.${index}`, deed, attempts: 0, heldUntil };
    if (!isSpoken(deed) || isStatement(deed)) return pending;
    ask += 1;
    return { ...pending, ask };
  });
}

/** Words of a person stand below everything that was said to them; a press leaves no message. */
function wroteBelow(reading: Reading): boolean {
  if (reading.outcome === 'event') return reading.heard !== undefined && reading.answers === undefined;
  return reading.outcome !== 'left' && reading.heard !== undefined;
}

/** Whoever was in a browser meanwhile begins anew. */
const signedIn: readonly Event['type'][] = ['reconnect.completed', 'reconnect.refused'];

/** What happens elsewhere takes nobody's words away; whatever else a person does ends what they were writing. */
function piecesAfter(reading: Reading, { pieces }: Conversation): Conversation['pieces'] {
  if (reading.outcome === 'event' && signedIn.includes(reading.event.type)) return undefined;
  if (!('heard' in reading)) return pieces;
  return 'pieces' in reading ? reading.pieces : undefined;
}

/** What carries no buttons of its own. */
function isStatement({ type }: SpokenDeed): boolean {
  return type === 'settle' || type === 'quoteSupport' || type === 'admitBounce';
}

function questionOf(deed: Deed): Omit<Question, 'ask'> {
  if (deed.type === 'say') return { topic: deed.params.topic, also: deed.params.also };
  if (deed.type === 'offerLink') return { topic: 'offer' };
  return { topic: 'not_understood', ...(deed.type === 'remark' && { likely: deed.params.likely }) };
}

interface Consequences {
  readonly next: Snapshot;
  readonly deeds: readonly Deed[];
  readonly heard: boolean;
}

function consequences(reading: Reading, { snapshot, now }: Standing): Consequences {
  switch (reading.outcome) {
    case 'nothing':
    case 'left':
      return { next: snapshot, deeds: [], heard: false };
    case 'remark':
      return { next: snapshot, deeds: [reading.deed], heard: false };
    case 'event': {
      const event: Event = { ...reading.event, at: new Date(now).toISOString() };
      const { snapshot: next, effects, heard } = advance(snapshot, event);
      // Its button still counts, but nothing waits for it just now.
      if (!heard && reading.answers !== undefined) return { next, deeds: [stale.deed], heard };
      return { next, deeds: [...answered(reading), ...effects], heard };
    }
    default:
      return reading satisfies never;
  }
}

/** An answer is nothing but words: the statechart goes its way with the event. */
function answered({ asks }: Extract<Reading, { outcome: 'event' }>): readonly Deed[] {
  return asks === undefined ? [] : [{ type: 'say', params: { topic: `about_${asks}` } }];
}

/** Answers after which the question is as open as before. */
const inPassing: readonly Topic[] = ['why', 'capabilities', 'welcome', 'not_understood', 'youre_welcome', 'passed_on'];

/** A question as it stood when it was asked, with what came of it in place of its buttons. */
function settled(standing: Standing, question: Question, chosen: string): Settlement {
  const asked = compose(question.topic, viewOf(standing, question), 0);
  return { type: 'settle', params: { ask: question.ask, reply: { ...asked, choices: [], chosen } } };
}

/** A used question turns into what was chosen, unless the answer takes its very place or was given in passing. */
function settle(
  { answers }: Extract<Reading, { outcome: 'event' }>,
  standing: Standing,
  deeds: readonly Deed[],
): readonly Settlement[] {
  if (
    answers?.label === undefined ||
    deeds.every((deed) => deed.type === 'say' && inPassing.includes(deed.params.topic))
  ) {
    return [];
  }
  const edits = deeds.some(
    (deed) => deed.type === 'say' && deed.params.slot === 'steps' && standing.conversation.slots.steps !== undefined,
  );
  // What was said in passing shows the step's buttons only to lead back to it.
  if (edits && (answers.topic === 'step' || !voidsEarlierQuestions(answers.topic))) return [];
  return [settled(standing, answers, answers.label)];
}

/** A link that was followed is used up or retired: its button goes, whatever came of the consent. */
function settleLinks({ event }: Extract<Reading, { outcome: 'event' }>, standing: Standing): readonly Settlement[] {
  const { questions, open } = standing.conversation;
  if (event.type !== 'reconnect.completed' && event.type !== 'reconnect.refused') return [];
  const offers = questions.filter(({ ask, topic }) => topic === 'offer' && open.includes(ask));
  return offers.map((offer) => settled(standing, offer, linkLabel(viewOf(standing))));
}

/** Whether a used question is yet to be edited. */
function isToSettle(pending: readonly Pending[], ask: number): boolean {
  return pending.some(({ deed }) => deed.type === 'settle' && deed.params.ask === ask);
}

/** A face may still be changed after it was chosen; every other choice is made. */
function closes(settlements: readonly Settlement[], { questions }: Conversation, ask: number): boolean {
  const isFace = questions.some((question) => question.ask === ask && question.topic === 'feedback');
  return !isFace && settlements.some(({ params }) => params.ask === ask);
}

function asksAnew(deed: Deed): boolean {
  return deed.type === 'offerLink' || (deed.type === 'say' && voidsEarlierQuestions(deed.params.topic));
}
