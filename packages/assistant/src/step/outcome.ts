import type { Put } from '@reconnect/storage';
import {
  type Cause,
  type HandoffReason,
  type Provider,
  type Snapshot,
  stateOf,
  type Tried,
} from '@reconnect/troubleshooting';
import type { Platform } from '../channel.ts';

/** What brought mail back: a link, the steps in Aptly, waiting, an administrator, ourselves, the owner, a person. */
export type SolvedBy = 'link' | 'steps' | 'wait' | 'administrator' | 'restart' | 'owner' | 'support' | 'nothing_wrong';

/** How one case went, for reports: nothing of it names a person, an inbox or what anybody wrote. */
export interface Outcome {
  readonly platform: Platform;
  /** ISO 8601. */
  readonly askedAt: string;
  readonly state: 'under_way' | 'solved' | 'with_support' | 'ended';
  /** When it came to this state, ISO 8601. */
  readonly at: string;
  readonly provider?: Provider;
  readonly cause?: Cause;
  readonly solvedBy?: SolvedBy;
  /** From the question to the verified reconnect. */
  readonly secondsToReconnect?: number;
  /** Steps of the article at which the person was stuck, 1 to 7. */
  readonly stuckAt: readonly number[];
  /** Why it went to support, if it did. */
  readonly handedOver?: HandoffReason;
}

/** Longer than a transcript, as there is nothing personal in it. Milliseconds. */
export const outcomeKeptFor = 400 * 24 * 60 * 60_000;

const milestones: Readonly<Record<string, Outcome['state']>> = {
  diagnosing: 'under_way',
  confirmingReconnect: 'under_way',
  askingFeedback: 'solved',
  withSupport: 'with_support',
  closed: 'ended',
};

/** The record of a case that has just come to a milestone; written with the step that brought it there. */
export function outcomeWrite(before: Snapshot, after: Snapshot, { platform, now }: Moment): Put | undefined {
  const reached = stateOf(after);
  const state = milestones[reached];
  const { askedAt } = after.context;
  if (state === undefined || askedAt === undefined || stateOf(before) === reached) return undefined;
  // The faces are asked for when a case is solved; what is said to them ends the conversation, not the case.
  const wasSolved = stateOf(before) === 'askingFeedback';
  if (wasSolved && state === 'ended') return undefined;
  const value = outcomeOf(after, { state, askedAt, at: new Date(now).toISOString(), platform });
  return { kind: 'put', name: `outcome/${askedAt}`, value: { ...value }, expiresAt: now + outcomeKeptFor };
}

interface Moment {
  readonly platform: Platform;
  readonly now: number;
}

type Known = Pick<Outcome, 'state' | 'askedAt' | 'at' | 'platform'>;

function outcomeOf({ context }: Snapshot, known: Known): Outcome {
  const { inbox, verdict, tried, handoffReason, caseNumber } = context;
  const reconnected = tried.find(isReconnect);
  return {
    ...known,
    ...(inbox !== undefined && { provider: inbox.provider }),
    ...causeOf(tried, verdict?.cause),
    ...(known.state === 'solved' && { solvedBy: solvedBy(tried, caseNumber !== undefined) }),
    ...(reconnected !== undefined && {
      secondsToReconnect: Math.round((Date.parse(reconnected.at) - Date.parse(known.askedAt)) / 1000),
    }),
    stuckAt: tried.flatMap(({ what, ended }) => (what === 'steps' ? stepIn(ended) : [])),
    ...(caseNumber !== undefined && handoffReason !== undefined && { handedOver: handoffReason }),
  };
}

const isReconnect = ({ what, ended }: Tried) =>
  (what === 'reconnect' || what === 'full_disconnect') && ended === 'completed';

/** What was wrong at first: once it is repaired the latest verdict is "healthy". */
function causeOf(tried: readonly Tried[], latest: Cause | undefined): { readonly cause?: Cause } {
  const first = tried.find(({ what, ended }) => what === 'diagnosis' && ended !== 'healthy');
  const cause = (first?.ended as Cause | undefined) ?? latest;
  return cause === undefined ? {} : { cause };
}

function stepIn(ended: string): readonly number[] {
  const step = /^stuck at step (\d)$/.exec(ended)?.[1];
  return step === undefined ? [] : [Number(step)];
}

/** What each kind of help is called when it ended as it should. */
const helpers: Readonly<Partial<Record<`${Tried['what']} ${Tried['ended']}`, SolvedBy>>> = {
  'reconnect completed': 'link',
  'full_disconnect completed': 'link',
  'steps completed': 'steps',
  'owner reconnected': 'owner',
};
const alwaysHelp: Readonly<Partial<Record<Tried['what'], SolvedBy>>> = {
  restart_sync: 'restart',
  wait: 'wait',
  administrator: 'administrator',
};

/** The last thing that was done before mail came back. */
function solvedBy(tried: readonly Tried[], handedOver: boolean): SolvedBy {
  if (handedOver) return 'support';
  const helped = tried.flatMap(({ what, ended }) => helpers[`${what} ${ended}`] ?? alwaysHelp[what] ?? []);
  return helped.at(-1) ?? 'nothing_wrong';
}
