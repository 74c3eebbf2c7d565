import type { Verdict } from '@reconnect/troubleshooting';
import { type Draft, text } from './draft.ts';
import { evidence, isBesideTheArticle, verdictSentences, verdictTitle } from './facts.ts';
import { starters } from './small-talk.ts';
import { namesOf, type View, wordsOf } from './view.ts';

/** Why it happened: the evidence at length, and the article's own advice for the cause. */
export function why(view: View): Draft {
  const words = wordsOf(view);
  const { verdict } = view.context;
  if (verdict === undefined) {
    return {
      title: words('why.title'),
      blocks: [text(words('why.usual')), text(words('why.nothing_yet'))],
      choices: starters(view),
    };
  }
  const names = namesOf(view);
  const request = verdict.evidence[0]?.requestId;
  return {
    title: words('why.title'),
    blocks: [
      text(`${verdictTitle(view, verdict)}. ${verdictSentences(view, verdict)}`),
      text(words(`advice.${adviceFor(verdict)}`, names)),
      ...evidence(view),
      ...(request === undefined
        ? []
        : [{ kind: 'facts', facts: [{ label: words('fact.request'), value: request }] } as const]),
    ],
  };
}

const advised = ['password_changed', 'auth_settings_changed', 'throttled', 'needs_refresh'] as const;

/** The article's advice for changed settings is to reconnect, which is not said where somebody else has to act first. */
function adviceFor(verdict: Verdict): (typeof advised)[number] | 'rule' | 'other' {
  const { cause, remedy } = verdict;
  if (isBesideTheArticle(verdict)) return 'other';
  if (cause === 'auth_settings_changed' && (remedy === 'contact_admin' || remedy === 'contact_support')) return 'rule';
  return advised.find((known) => known === cause) ?? 'other';
}
