/** What a message can mean, in the order in which the model stores its weights. */
export const intents = [
  'sync_problem',
  'reconnect',
  'talk_to_human',
  'status',
  'affirm',
  'deny',
  'restart',
  'cancel',
  'help',
  'greeting',
  'thanks',
  'why_cause',
  'out_of_scope',
] as const;
export type Intent = (typeof intents)[number];

export type Provider = 'google' | 'microsoft';

/** The article's four causes: the ones a person can tell us about and no provider will. */
export type CauseHint = 'password_changed' | 'auth_settings_changed' | 'throttled' | 'needs_refresh';

/** What people ask beside the cause, and the article answers. */
export type ArticleQuestion =
  | 'privacy'
  | 'permissions'
  | 'safety'
  | 'settings'
  | 'disconnecting'
  | 'undoing'
  | 'recurrence'
  | 'limits'
  | 'password'
  | 'forgotten'
  | 'finding'
  | 'saving'
  | 'duration'
  | 'postponing'
  | 'missed'
  | 'colleagues'
  | 'forwarding'
  | 'administrator'
  | 'being_administrator'
  | 'anyway'
  | 'apps'
  | 'device'
  | 'single_sign_on'
  | 'support_time'
  | 'urgency';

export interface Understanding {
  readonly intent: Intent;
  /** 0 to 1; act on the intent from `actFrom` on. */
  readonly confidence: number;
  /** Likely meanings, the best first, when `confidence` is too low to act. */
  readonly alternatives: readonly Intent[];
  readonly provider?: Provider;
  readonly causeHint?: CauseHint;
  /** The message is this question, whatever its intent: to answer it is all that is wanted. */
  readonly about?: ArticleQuestion;
  /** Asked besides: the intent is acted upon, or the first question answered, and this is answered, too. */
  readonly also?: ArticleQuestion;
  /** A mail address in the words. */
  readonly address?: string;
  /** Another inbox is meant than the one that was spoken of: "my other inbox". */
  readonly other?: boolean;
}

/** Pure and local; `asked` names what the assistant asked last, if anything. */
export type Understand = (text: string, asked?: string) => Understanding;
