import type { Answer, Colleague } from './appeals.ts';
import type { CaseContents, Findings, HandoffReason } from './case-contents.ts';
import type { ArticleQuestion, Face, Shortfall, SupportAnswer } from './events.ts';
import type { RatedCase } from './rated-case.ts';
import type { CauseHint, Inbox, ReconnectMode, Verdict } from './verdict.ts';

/** What the assistant says; the words are the article's, the facts the context's. */
export const topics = [
  'capabilities',
  'not_understood',
  'write_it_here',
  'welcome',
  'which_inbox',
  'one_at_a_time',
  'which_address',
  'unknown_address',
  'inbox_lost',
  'checking',
  'checked',
  'still_looking',
  'healthy',
  'unknown',
  'waiting',
  'looked_again',
  'will_look_again',
  'used_less',
  'still_waiting',
  'administrator',
  'administrator_waits',
  'owner_needed',
  'owner_asked',
  'owner_waits',
  'owner_declined',
  'owner_with_support',
  'owner_repaired',
  /** Said no more; a deed that an earlier release left pending may hold it. */
  'news_of_repair',
  'news_of_owner',
  'colleague_asked',
  'colleague_waits',
  'colleague_asked_meanwhile',
  'appeal_declined',
  'restarting',
  'repaired',
  'step',
  'stuck',
  'reconnected',
  'importing',
  'imported',
  'offer',
  'offer_declined',
  'link_waits',
  'which_account',
  'no_return',
  'owner_alone',
  'confirm_handoff',
  'nothing_sent_yet',
  'handoff_declined',
  'handed_off',
  'already_with_support',
  'found_at_support',
  'case_status',
  'cases',
  'case_goes_on',
  'handoff_failed',
  'handoff_bounced',
  'passed_on',
  'not_passed_on',
  'sounds_solved',
  'answer_support',
  'support_solved',
  'feedback',
  'feedback_thanks',
  'feedback_partly',
  'feedback_sorry',
  'feedback_heard',
  'why',
  'glad',
  'sorry',
  'youre_welcome',
  'stranger',
  'cancelled',
  'cancelled_looks',
] as const;
export type Topic = (typeof topics)[number] | `about_${ArticleQuestion}`;

/** A message that later ones edit in place instead of following it. */
export type Slot = 'checks' | 'steps' | 'case';

/** What the statechart asks for. The assistant commits these with the snapshot, then performs them. */
export type Effect =
  | {
      readonly type: 'say';
      readonly params: {
        readonly topic: Topic;
        readonly slot?: Slot;
        /** Answered in the same message. */
        readonly also?: ArticleQuestion;
        /** The case it is about, which need not be the latest. */
        readonly caseNumber?: string;
        /** The inbox that a colleague asks about: whoever asked hears it if this is never heard. */
        readonly appealFor?: string;
        /** The inbox it is about, where that need not be the one in question. */
        readonly address?: string;
      };
    }
  /** Looks the person's inboxes up: by the e-mail the platform vouches for, narrowed to what they typed or pointed at. */
  | {
      readonly type: 'findInboxes';
      readonly params: { readonly run: number; readonly address?: string; readonly inboxId?: string };
    }
  | {
      readonly type: 'diagnose';
      readonly params: {
        readonly run: number;
        readonly inbox: Inbox;
        readonly hints: readonly CauseHint[];
        /** Nobody watches: it was promised, and its outcome is a `recheck.completed`. */
        readonly promised?: boolean;
        /** Nobody watches: it is made while the person decides whether support is to have a case. */
        readonly inPassing?: boolean;
      };
    }
  | {
      readonly type: 'restartSync';
      readonly params: { readonly run: number; readonly inbox: Inbox; readonly hints: readonly CauseHint[] };
    }
  /** Issues a single-use link and says it; the link itself is never stored. */
  | {
      readonly type: 'offerLink';
      readonly params: { readonly inbox: Inbox; readonly mode: ReconnectMode; readonly reason: LinkReason };
    }
  /** Finds the inbox's owner and passes the question on to their own conversation; no link leaves this one. */
  | {
      readonly type: 'askOwner';
      readonly params: { readonly run: number; readonly inbox: Inbox; readonly verdict: Verdict };
    }
  /** Tells those who asked how it ended, each in their own conversation, and nothing else. */
  | {
      readonly type: 'tellColleagues';
      readonly params: {
        readonly inbox: Inbox;
        readonly colleagues: readonly Colleague[];
        readonly answer: Answer;
      };
    }
  | { readonly type: 'scheduleRecheck'; readonly params: { readonly run: number; readonly at: string } }
  | {
      readonly type: 'openCase';
      readonly params: {
        readonly reason: HandoffReason;
        /** As the person confirmed them: the conversation may turn to something else. Left out by earlier releases. */
        readonly contents?: CaseContents;
      };
    }
  /** Passes a person's words on to support, in the mail thread of the case. */
  | { readonly type: 'tellSupport'; readonly params: { readonly caseNumber: string; readonly text: string } }
  /** Passes on what was found and tried since the case was opened, instead of opening another. */
  | {
      readonly type: 'updateCase';
      readonly params: {
        readonly caseNumber: string;
        readonly reason: HandoffReason | 'promised_look';
        /** As they were then: the conversation may turn to something else. Left out by earlier releases. */
        readonly findings?: Findings;
      };
    }
  /** Tells support that the person needs nothing more. */
  | { readonly type: 'closeCase'; readonly params: { readonly caseNumber: string } }
  /** Says what support wrote, in support's words. */
  | { readonly type: 'quoteSupport'; readonly params: Omit<SupportAnswer, 'type'> }
  /** Says that a case never arrived, with all of it ready to be copied. */
  | { readonly type: 'admitBounce'; readonly params: { readonly caseNumber: string } }
  | {
      readonly type: 'recordFeedback';
      readonly params: {
        readonly face: Face;
        readonly shortfall?: Shortfall | undefined;
        /** As the case was then: the conversation may turn to something else. Left out by earlier releases. */
        readonly of?: RatedCase;
      };
    };

/** Decides which of the provider's prompts is shown. */
export type LinkReason = 'grant_dead' | 'wrong_account' | 'permission_missing' | 'refresh';

export type EffectType = Effect['type'];
export type ParamsOf<T extends EffectType> = Extract<Effect, { type: T }>['params'];

/** What is not named here would vanish without a word between the statechart and who performs it: the compiler asks for each. */
const named: Readonly<Record<EffectType, true>> = {
  say: true,
  findInboxes: true,
  diagnose: true,
  restartSync: true,
  offerLink: true,
  askOwner: true,
  tellColleagues: true,
  scheduleRecheck: true,
  openCase: true,
  tellSupport: true,
  updateCase: true,
  closeCase: true,
  quoteSupport: true,
  admitBounce: true,
  recordFeedback: true,
};

export const effectTypes = Object.keys(named) as readonly EffectType[];
