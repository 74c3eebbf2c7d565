import { appealFor, declined, isLately, isOpen, settled, withRefused, withWaiting } from './appeals.ts';
import { anew, asToItsInbox, type Context, isAboutThisInbox, openAppeal, remembered, type Scene } from './context.ts';
import type { Event } from './events.ts';

/** What the vocabulary says where one person asks and another must sign in: guards, and what deeds make of a context. */

const answerIn = (event: Event) => (event.type === 'owner.answered' ? event.answer : undefined);

const isRepaired = (event: Event): boolean => ['reconnected', 'healthy'].includes(answerIn(event) ?? '');

/** What the person could not be told of, or can do nothing about any more. */
export const appealUnheard = (event: Event, { appeals }: Context) => {
  if (event.type === 'inbox.lost') return appealFor(appeals, event.inbox.id);
  if (event.type !== 'appeal.undelivered') return undefined;
  return event.inboxId === undefined ? appeals.at(-1) : appealFor(appeals, event.inboxId);
};

const appealIn = (event: Event, { appeals }: Context) =>
  event.type === 'colleague.asked' ? appealFor(appeals, event.inbox.id) : undefined;

export const ownerGuards = {
  isWaitedForInVain: ({ context, event }: Scene) => isOpen(appealUnheard(event, context)),
  /** The owner has done what they can, and mail is still missing. */
  ownerCouldNotHelp: ({ context: { inbox, stillBroken, reconnects } }: Scene) =>
    inbox?.own === false && stillBroken && reconnects > 0,
  wasRepairedByOwner: ({ context, event }: Scene) => isAboutThisInbox(event, context) && isRepaired(event),
  wasDeclinedByOwner: ({ context, event }: Scene) => isAboutThisInbox(event, context) && answerIn(event) === 'declined',
  wasUnreachable: ({ context, event }: Scene) => isAboutThisInbox(event, context) && answerIn(event) === 'unreachable',
  isWithSupportByOwner: ({ context, event }: Scene) =>
    isAboutThisInbox(event, context) && answerIn(event) === 'with_support',
  isAboutThisInbox: ({ context, event }: Scene) => isAboutThisInbox(event, context),
  hasAppeal: ({ context }: Scene) => appealFor(context.appeals, context.inbox?.id) !== undefined,
  hasOpenAppeal: ({ context }: Scene) => openAppeal(context) !== undefined,
  isAppealed: ({ context, event }: Scene) =>
    event.type === 'person.takesUpAppeal' && appealFor(context.appeals, event.inboxId) !== undefined,
  /** The colleague's check is older than the sign-in that repaired it. */
  wasReconnectedSince: ({ context, event }: Scene) =>
    event.type === 'colleague.asked' &&
    isAboutThisInbox(event, context) &&
    context.proof !== undefined &&
    Date.parse(context.proof.at) > Date.parse(event.verdict.checkedAt),
  wasDeclinedLately: ({ context, event }: Scene) => isLately(appealIn(event, context)?.declinedAt, event.at),
  wasAskedLately: ({ context, event }: Scene) => {
    const appeal = appealIn(event, context);
    return isOpen(appeal) && isLately(appeal.askedAt, event.at);
  },
} as const;

type Change = Partial<Context>;

export function rememberOwner({ context, event }: Scene): Change {
  if (event.type !== 'owner.asked' && event.type !== 'owner.notFound') return {};
  const ended = event.type === 'owner.asked' ? 'asked' : 'not_found';
  return { owner: event.owner, tried: remembered(context, { what: 'owner', ended, at: event.at }) };
}

/** What the owner did counts as done in this case, if it is about the same inbox. */
export function rememberNews({ context, event }: Scene): Change {
  if (event.type !== 'owner.answered') return {};
  const { inbox, answer, at } = event;
  if (!isAboutThisInbox(event, context)) return { news: { inbox, answer } };
  const tried = remembered(context, { what: 'owner', ended: answer, at });
  const done = isRepaired(event) ? { stillBroken: false, reconnects: context.reconnects + 1 } : {};
  return { news: { inbox, answer }, tried, ...done };
}

/** The person is told of it now. */
export const takeInAppeal = ({ context: { appeals }, event }: Scene): Change =>
  event.type === 'colleague.asked' ? { appeals: withWaiting(appeals, event, true) } : {};

/** The person knows of it already. */
export const joinAppeal = ({ context: { appeals }, event }: Scene): Change =>
  event.type === 'colleague.asked' ? { appeals: withWaiting(appeals, event, false) } : {};

export const rememberRefused = ({ context: { appeals }, event }: Scene): Change =>
  event.type === 'colleague.asked' ? { appeals: withRefused(appeals, event) } : {};

export function rememberDecline({ context, event }: Scene): Change {
  const appeal = openAppeal(context);
  return appeal === undefined ? {} : { appeals: declined(context.appeals, appeal, event.at) };
}

export const giveUpAppeal = ({ context, event }: Scene): Change => ({
  appeals: settled(context.appeals, appealUnheard(event, context)?.inbox.id),
});

export const settleAppeal = ({ context: { appeals, inbox } }: Scene): Change => ({
  appeals: settled(appeals, inbox?.id),
});

/** The case is now what the colleague asked about; what was tried for the same inbox is kept. */
export function turnToAppeal({ context, event }: Scene): Change {
  if (event.type !== 'colleague.asked') return {};
  return { ...asToItsInbox({ context, event }), inbox: event.inbox, verdict: event.verdict, refusal: undefined };
}

export const takeUpAppeal = ({ context, event }: Scene): Change =>
  event.type === 'person.takesUpAppeal'
    ? { ...anew(context), inbox: appealFor(context.appeals, event.inboxId)?.inbox }
    : {};
