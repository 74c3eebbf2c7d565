import type { Inbox } from './verdict.ts';

/** Somebody who asked about an inbox that another person owns. */
export interface Colleague {
  /** The key of their conversation. */
  readonly conversation: string;
  readonly name?: string;
}

/** What colleagues ask of this person: to see to an inbox that only they can sign in to. Plain JSON. */
export interface Appeal {
  readonly inbox: Inbox;
  /** When the person was last told of it, ISO 8601. */
  readonly askedAt: string;
  /** When the person last said "not now", ISO 8601. */
  readonly declinedAt?: string | undefined;
  /** Who has been promised an answer. */
  readonly waiting: readonly Colleague[];
  /** Who was told of the "not now", and will hear of it if the inbox is repaired all the same. */
  readonly refused: readonly Colleague[];
}

/** How an appeal ended. */
export type Answer = 'reconnected' | 'healthy' | 'declined' | 'with_support' | 'unreachable';

/** A colleague's question as it arrives. `at` is ISO 8601. */
interface Asking {
  readonly inbox: Inbox;
  readonly colleague: Colleague;
  readonly at: string;
}

/** A person is not bothered about one inbox more often than this, in milliseconds. */
const quietTime = 24 * 60 * 60_000;
/** An inbox has at most so many members who ask, and a person so many inboxes that are asked about. */
const most = { colleagues: 100, appeals: 20 } as const;

export function appealFor(appeals: readonly Appeal[], inboxId: string | undefined): Appeal | undefined {
  return appeals.find(({ inbox }) => inbox.id === inboxId);
}

export const isOpen = (appeal: Appeal | undefined): appeal is Appeal =>
  appeal !== undefined && appeal.waiting.length > 0;

/** Whether something happened so lately that the person is left in peace about it. */
export const isLately = (then: string | undefined, at: string): boolean =>
  then !== undefined && Date.parse(at) - Date.parse(then) < quietTime;

/** The appeals with one more who waits. `told`: the person hears of it now, and may decline it anew. */
export function withWaiting(appeals: readonly Appeal[], asking: Asking, told: boolean): readonly Appeal[] {
  const before = appealFor(appeals, asking.inbox.id);
  const appeal: Appeal = {
    inbox: asking.inbox,
    askedAt: told || before === undefined ? asking.at : before.askedAt,
    waiting: withColleague(before?.waiting ?? [], asking.colleague),
    refused: without(before?.refused ?? [], [asking.colleague]),
  };
  return replaced(appeals, appeal);
}

/** The appeals with one more who is told of a "not now" that was said before. */
export function withRefused(appeals: readonly Appeal[], { inbox, colleague }: Asking): readonly Appeal[] {
  const before = appealFor(appeals, inbox.id);
  if (before === undefined) return appeals;
  return replaced(appeals, { ...before, refused: withColleague(before.refused, colleague) });
}

/** The appeals once all who waited for one of them are told "not now". */
export function declined(appeals: readonly Appeal[], appeal: Appeal, at: string): readonly Appeal[] {
  const refused = [...without(appeal.refused, appeal.waiting), ...appeal.waiting].slice(-most.colleagues);
  return replaced(appeals, { ...appeal, declinedAt: at, waiting: [], refused });
}

/** The appeals without the one that is answered. */
export function settled(appeals: readonly Appeal[], inboxId: string | undefined): readonly Appeal[] {
  return appeals.filter(({ inbox }) => inbox.id !== inboxId);
}

/** The latest is last. */
function replaced(appeals: readonly Appeal[], appeal: Appeal): readonly Appeal[] {
  return [...settled(appeals, appeal.inbox.id), appeal].slice(-most.appeals);
}

/** Who asked last is last; who is too many to be kept still finds the inbox repaired when they look. */
function withColleague(colleagues: readonly Colleague[], colleague: Colleague): readonly Colleague[] {
  return [...without(colleagues, [colleague]), colleague].slice(-most.colleagues);
}

function without(colleagues: readonly Colleague[], gone: readonly Colleague[]): readonly Colleague[] {
  return colleagues.filter(({ conversation }) => gone.every((one) => one.conversation !== conversation));
}
