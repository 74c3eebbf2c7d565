import type { AdminSetting, ExplanationKey } from '@reconnect/article';
import { type Cause, type Certainty, mustWait, type Provider, type Remedy } from '@reconnect/troubleshooting';
import type { Fact } from '../answer.ts';
import { readSignals, type Signals } from '../reading/signals.ts';
import { googleRules } from './google/rules.ts';
import { microsoftRules } from './microsoft/rules.ts';
import { keepPromises } from './promises.ts';
import type { Rule } from './rule.ts';

/** What one answer means. */
export interface Judgement {
  /** Which rule of the table decided. */
  readonly rule: string;
  readonly cause: Cause;
  readonly alsoPossible: readonly Cause[];
  readonly remedy: Remedy;
  readonly certainty: Certainty;
  readonly explanation: ExplanationKey;
  /** When to come back; undefined where nobody knows, or waiting is not the remedy. */
  readonly retryAfterSeconds?: number;
  readonly admin?: AdminSetting;
}

export const rulesOf: Readonly<Record<Provider, readonly Rule[]>> = { google: googleRules, microsoft: microsoftRules };

/** An answer no rule knows: said so, with the safe remedy. */
const unknownAnswer: Judgement = {
  rule: 'unknown',
  cause: 'unknown',
  alsoPossible: [],
  remedy: 'contact_support',
  certainty: 'unknown',
  explanation: 'unknown',
};

function retryAfter(rule: Rule, remedy: Remedy, signals: Signals): { readonly retryAfterSeconds?: number } {
  if (!mustWait({ remedy })) return {};
  const seconds = signals.retryAfterSeconds ?? rule.wait;
  return seconds === undefined ? {} : { retryAfterSeconds: seconds };
}

/** Judges signals that are read already. */
export function judgeSignals(signals: Signals): Judgement {
  const rule = rulesOf[signals.provider].find((candidate) => candidate.when(signals));
  if (rule === undefined) return unknownAnswer;
  const kept = keepPromises(
    {
      rule: rule.id,
      cause: rule.cause,
      alsoPossible: rule.also ?? [],
      remedy: rule.remedy,
      certainty: rule.certainty,
      explanation: rule.explanation,
      ...(rule.admin === undefined ? {} : { admin: rule.admin }),
    },
    signals,
  );
  return { ...kept, ...retryAfter(rule, kept.remedy, signals) };
}

/** From one answer to what it means: pure, bounded, and never an exception whatever the answer looks like. */
export function judge(fact: Fact): Judgement {
  return judgeSignals(readSignals(fact));
}
