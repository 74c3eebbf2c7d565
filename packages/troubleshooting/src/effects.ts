import type { HandoffReason } from './context.ts';
import type { Face } from './events.ts';
import type { CauseHint, Inbox, ReconnectMode } from './verdict.ts';

/** What the assistant says; the words are the article's, the facts the context's. */
export const topics = [
  'capabilities',
  'not_understood',
  'welcome',
  'which_inbox',
  'which_address',
  'unknown_address',
  'checking',
  'checked',
  'healthy',
  'unknown',
  'waiting',
  'administrator',
  'owner_needed',
  'restarting',
  'repaired',
  'step',
  'stuck',
  'reconnected',
  'offer',
  'confirm_handoff',
  'handed_off',
  'already_with_support',
  'handoff_failed',
  'feedback',
  'feedback_thanks',
  'feedback_sorry',
  'why',
  'youre_welcome',
  'stranger',
  'cancelled',
] as const;
export type Topic = (typeof topics)[number];

/** A message that later ones edit in place instead of following it. */
export type Slot = 'checks' | 'steps';

/** What the statechart asks for. The assistant commits these with the snapshot, then performs them. */
export type Effect =
  | { readonly type: 'say'; readonly params: { readonly topic: Topic; readonly slot?: Slot } }
  /** Looks the person's inboxes up: by the e-mail the platform vouches for, narrowed to an address they typed. */
  | { readonly type: 'findInboxes'; readonly params: { readonly run: number; readonly address?: string } }
  | {
      readonly type: 'diagnose';
      readonly params: { readonly run: number; readonly inbox: Inbox; readonly hints: readonly CauseHint[] };
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
  | { readonly type: 'scheduleRecheck'; readonly params: { readonly run: number; readonly at: string } }
  | { readonly type: 'openCase'; readonly params: { readonly reason: HandoffReason } }
  | { readonly type: 'recordFeedback'; readonly params: { readonly face: Face } };

/** Decides which of the provider's prompts is shown. */
export type LinkReason = 'grant_dead' | 'wrong_account' | 'permission_missing' | 'refresh';

export type EffectType = Effect['type'];

export const effectTypes = [
  'say',
  'findInboxes',
  'diagnose',
  'restartSync',
  'offerLink',
  'scheduleRecheck',
  'openCase',
  'recordFeedback',
] as const satisfies readonly EffectType[];
