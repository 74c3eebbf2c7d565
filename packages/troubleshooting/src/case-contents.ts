import type { Answer } from './appeals.ts';
import type { Cause, Inbox, ReconnectMode, Refusal, Verdict } from './verdict.ts';

/** Why support is asked. */
export type HandoffReason =
  | 'case_expired'
  | 'asked'
  | 'our_fault'
  | 'unknown_twice'
  | 'still_broken'
  | 'still_limited'
  | 'still_out'
  | 'no_inbox'
  | 'unhappy';

/** One thing that was tried in this case, for support. */
export interface Tried {
  readonly what:
    | 'diagnosis'
    | 'reconnect'
    | 'full_disconnect'
    | 'steps'
    | 'restart_sync'
    | 'wait'
    | 'administrator'
    | 'owner';
  /** How it ended. It is stored as it stands here, and support reads it. */
  readonly ended:
    | Cause
    | Answer
    | Refusal['reason']
    | 'completed'
    | 'asked'
    | 'not_found'
    | 'note given'
    | `stuck at step ${number}`;
  /** ISO 8601. */
  readonly at: string;
}

/** One link that was offered; `at` is ISO 8601. */
export interface LinkGiven {
  readonly mode: ReconnectMode;
  readonly at: string;
}

/** What a case tells support of a conversation. Plain JSON. */
export interface CaseContents {
  readonly inbox?: Inbox | undefined;
  readonly verdict?: Verdict | undefined;
  readonly tried: readonly Tried[];
  /** The links that were given out. */
  readonly links: readonly LinkGiven[];
  /** What the person wants support to know. */
  readonly note?: string | undefined;
  /** The person does not want support to read this conversation. */
  readonly withoutTranscript: boolean;
}

/** What was found and tried, of it. */
export type Findings = Pick<CaseContents, 'inbox' | 'verdict' | 'tried'>;
