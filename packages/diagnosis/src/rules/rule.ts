import type { AdminSetting, ExplanationKey } from '@reconnect/article';
import type { Cause, Certainty, Remedy } from '@reconnect/troubleshooting';
import type { Condition } from './conditions.ts';

/** One line of a provider's table: when the answer looks like this, this is the matter. The first line that fits decides. */
export interface Rule {
  readonly id: string;
  readonly when: Condition;
  readonly cause: Cause;
  /** Causes the same answer fits as well. */
  readonly also?: readonly Cause[];
  readonly remedy: Remedy;
  readonly certainty: Certainty;
  readonly explanation: ExplanationKey;
  /** Where it is documented or was reported. */
  readonly source: string;
  /** Wait this long when the provider names no time. Seconds. */
  readonly wait?: number;
  /** The administrator's setting behind it. */
  readonly admin?: AdminSetting;
}
