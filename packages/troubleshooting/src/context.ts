import type { CauseHint, Inbox, Proof, Provider, ReconnectMode, Refusal, Verdict } from './verdict.ts';

/** One thing that was tried in this case, for support. */
export interface Tried {
  readonly what: 'diagnosis' | 'reconnect' | 'full_disconnect' | 'steps' | 'restart_sync' | 'wait' | 'administrator';
  /** How it ended, in the statechart's words: `throttled`, `completed`, `wrong_account`, `stuck at step 4`. */
  readonly ended: string;
  /** ISO 8601. */
  readonly at: string;
}

export type HandoffReason =
  | 'asked'
  | 'our_fault'
  | 'unknown_twice'
  | 'still_broken'
  | 'still_limited'
  | 'no_inbox'
  | 'unhappy';

/** What a conversation remembers. Plain JSON: it is stored with the snapshot. */
export interface Context {
  readonly inbox?: Inbox | undefined;
  readonly candidates: readonly Inbox[];
  /** The provider a person named before an inbox was found. */
  readonly provider?: Provider | undefined;
  readonly hints: readonly CauseHint[];
  readonly verdict?: Verdict | undefined;
  readonly proof?: Proof | undefined;
  readonly refusal?: Refusal | undefined;
  /** Counts requests to the world; an outcome with an older number is ignored. */
  readonly run: number;
  /** 0 for the first of the article's steps. */
  readonly step: number;
  /** Which kind of link was offered last. */
  readonly mode: ReconnectMode;
  /** Verified reconnects in this case. */
  readonly reconnects: number;
  readonly fullDisconnects: number;
  readonly restarts: number;
  readonly unknowns: number;
  readonly rechecks: number;
  /** When the next look was promised, ISO 8601. */
  readonly recheckAt?: string | undefined;
  /** The person says that mail is still missing although nothing seemed wrong, or after a repair. */
  readonly stillBroken: boolean;
  /** The person asked for a reconnect in so many words; the check still comes first. */
  readonly wantsReconnect: boolean;
  readonly handoffReason?: HandoffReason | undefined;
  readonly caseNumber?: string | undefined;
  readonly tried: readonly Tried[];
}

export const emptyContext: Context = {
  candidates: [],
  hints: [],
  run: 0,
  step: 0,
  mode: 'plain',
  reconnects: 0,
  fullDisconnects: 0,
  restarts: 0,
  unknowns: 0,
  rechecks: 0,
  stillBroken: false,
  wantsReconnect: false,
  tried: [],
};

/** The inbox a case is about; states that need one are entered only when it is known. */
export function inboxOf(context: Context): Inbox {
  if (context.inbox === undefined) throw new Error('The statechart reached a state that needs an inbox without one.');
  return context.inbox;
}
