import type { Context, Promised, Scene } from './context.ts';
import type { ParamsOf } from './effects.ts';
import type { Event } from './events.ts';
import { mustWait, type Verdict } from './verdict.ts';

/** What the vocabulary says of a promise to look again: it outlives the state it was made in, and the case. */

/** How many promised looks may find the same before support is offered: three at a limit, some hours of an outage. */
const patience = { throttled: 3, other: 6 };
/** How long to wait when the provider names no time: limits lift slowly, outages faster. Milliseconds. */
const defaultPause = { throttled: 60 * 60_000, other: 15 * 60_000 };
/** A look that was promised is no sooner than this, in milliseconds. */
const shortestPause = 5 * 60_000;
/** An outage that lasts is looked at less and less often, down to this, in milliseconds. */
const longestPause = 2 * 60 * 60_000;
/** So many inboxes of one person are waited for at once. */
const mostPromises = 10;

type Change = Partial<Context>;

const isLimit = ({ cause }: Pick<Verdict, 'cause'>) => cause === 'throttled';

const isWornOut = (verdict: Verdict, looks: number) =>
  looks >= (isLimit(verdict) ? patience.throttled : patience.other);

/** When to look again, ISO 8601: what the provider said, or a pause that fits the cause. */
function nextLook(verdict: Verdict, looks: number, event: Event): string {
  const at = Date.parse(event.at);
  const named = verdict.retryAt === undefined ? Number.NaN : Date.parse(verdict.retryAt);
  const begin = isLimit(verdict) ? defaultPause.throttled : defaultPause.other;
  const first = named > at ? shortestPause : begin;
  const pause = isLimit(verdict) ? first : Math.min(first * 2 ** looks, longestPause);
  // A provider's "in half a minute" is meant for programs; looking so soon would use a person's patience up in two.
  return new Date(named > at ? Math.max(named, at + pause) : at + pause).toISOString();
}

export const promiseIn = ({ context, event }: Scene): Promised | undefined =>
  event.type === 'recheck.due' || event.type === 'recheck.completed'
    ? context.promises.find(({ run }) => run === event.run)
    : undefined;

/** A promise for each inbox: the latest. */
const withPromise = (promises: readonly Promised[], promised: Promised) =>
  [...withoutPromise(promises, promised.inbox.id), promised].slice(-mostPromises);

/** The inbox was looked at since, and the person heard what was found. */
export const withoutPromise = (promises: readonly Promised[], inboxId: string | undefined): readonly Promised[] =>
  promises.filter(({ inbox }) => inbox.id !== inboxId);

/** Its time has come while the conversation waited for it, and it has turned away since; there is one at the most. */
export const duePromise = ({ promises }: Context): Promised | undefined => promises.find(({ isDue }) => isDue === true);

export const promiseGuards = {
  owesALook: ({ context }: Scene) => duePromise(context) !== undefined,
  isAboutTheOwedLook: ({ context }: Scene) => duePromise(context)?.inbox.id === context.inbox?.id,
  mustWait: ({ context: { verdict } }: Scene) => verdict !== undefined && mustWait(verdict),
  limitOutlastsPatience: ({ context: { verdict, rechecks } }: Scene) =>
    verdict !== undefined && mustWait(verdict) && isLimit(verdict) && isWornOut(verdict, rechecks),
  patienceIsUsedUp: ({ context: { verdict, rechecks } }: Scene) =>
    verdict !== undefined && mustWait(verdict) && isWornOut(verdict, rechecks),
  isDueHere: ({ context, event }: Scene) => event.type === 'recheck.due' && event.run === context.run,
  hasPromised: ({ context: { promises } }: Scene) => promises.length > 0,
  isPromised: (scene: Scene) => promiseIn(scene) !== undefined,
  isPromisedInVain: ({ context: { promises }, event }: Scene) =>
    event.type === 'inbox.lost' && promises.some(({ inbox }) => inbox.id === event.inbox.id),
  /** What was promised has not come to an end, and patience has not either. */
  isPromisedOn: (scene: Scene) => {
    const promised = promiseIn(scene);
    const { event } = scene;
    if (promised === undefined || event.type !== 'recheck.completed') return false;
    return mustWait(event.verdict) && !isWornOut(event.verdict, promised.looks + 1);
  },
  supportWaitsForIt: (scene: Scene) => {
    const { caseOpen, caseInbox } = scene.context;
    return caseOpen && caseInbox !== undefined && caseInbox === promiseIn(scene)?.inbox.id;
  },
} as const;

/** The conversation waits for the provider. */
export function promiseRecheck({ context, event }: Scene): Change {
  const { verdict, inbox, rechecks: looks, run, promises } = context;
  if (verdict === undefined || inbox === undefined) return {};
  const at = nextLook(verdict, looks, event);
  return { recheckAt: at, promises: withPromise(promises, { run, inbox, cause: verdict.cause, looks }) };
}

/** The look is being made, for all to see; whoever turns away before it is over is told of it all the same. */
export const rememberDue = ({ context: { promises }, event }: Scene): Change =>
  event.type === 'recheck.due'
    ? { promises: promises.map((promised) => (promised.run === event.run ? { ...promised, isDue: true } : promised)) }
    : {};

/** It is kept to nobody who does not belong to the inbox any more. */
export const forgetLostPromise = ({ context: { promises }, event }: Scene): Change =>
  event.type === 'inbox.lost' ? { promises: withoutPromise(promises, event.inbox.id) } : {};

/** It is made in passing. */
export const rememberLooking = ({ context: { promises } }: Scene): Change => ({
  promises: promises.map(({ isDue: _, ...promised }) => promised),
});

/** What a look in passing found; the promise is made anew while it is to be waited on. */
export function rememberLook(scene: Scene): Change {
  const promised = promiseIn(scene);
  const { context, event } = scene;
  if (promised === undefined || event.type !== 'recheck.completed') return {};
  const { inbox, cause } = promised;
  const { verdict } = event;
  const found = { inbox, verdict, was: cause };
  const promises = withoutPromise(context.promises, inbox.id);
  if (!promiseGuards.isPromisedOn(scene)) return { kept: found, promises };
  const looks = promised.looks + 1;
  const nextAt = nextLook(verdict, looks, event);
  return { kept: { ...found, nextAt }, promises: withPromise(promises, { ...promised, cause: verdict.cause, looks }) };
}

/** What is asked of a provider in passing; only for a look that was promised. */
export function inPassing(promised: Promised | undefined): ParamsOf<'diagnose'> {
  if (promised === undefined) throw new Error('The statechart keeps a promise that was not made.');
  return { run: promised.run, inbox: promised.inbox, hints: [], promised: true };
}
