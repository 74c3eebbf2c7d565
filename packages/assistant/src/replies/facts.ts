import type { Check, EvidenceItem, Verdict } from '@reconnect/troubleshooting';
import type { Block, CheckLine } from '../channel.ts';
import { text } from './draft.ts';
import { verdictSentences } from './verdict-words.ts';
import { namesOf, timeOf, type View, wordsOf } from './view.ts';

type Fact = Extract<Block, { kind: 'facts' }>['facts'][number];

/** What was found, in sentences and in facts; nothing before a check. */
export function findings(view: View): readonly Block[] {
  const { verdict } = view.context;
  return verdict === undefined ? [] : [text(verdictSentences(view, verdict)), ...evidence(view)];
}

/** What the provider answered and when, the last good sync, and how fresh this is; nothing before a check. */
export function evidence(view: View): readonly Block[] {
  const { verdict } = view.context;
  return verdict === undefined ? [] : [evidenceFacts(view, verdict)];
}

function evidenceFacts(view: View, verdict: Verdict): Block {
  const words = wordsOf(view);
  return {
    kind: 'facts',
    facts: [
      ...syncFacts(view, verdict),
      answerFact(view, verdict),
      {
        label: words('fact.last_sync'),
        value:
          verdict.lastGoodSyncAt === undefined ? words('fact.last_sync.unknown') : timeOf(view, verdict.lastGoodSyncAt),
      },
      // Not how long ago: the message stays.
      { label: words('fact.checked'), value: timeOf(view, verdict.checkedAt) },
    ],
  };
}

/** Whether Aptly's own sync is what decided: then the provider that was asked had nothing to object. */
const isBySync = ({ evidence: [decisive] }: Verdict) => decisive?.stage === 'sync_report';

/** What Aptly's own sync said, where that decided: nobody takes it for the provider's word. */
function syncFacts(view: View, verdict: Verdict): readonly Fact[] {
  const [decisive] = verdict.evidence;
  if (decisive === undefined || !isBySync(verdict)) return [];
  const words = wordsOf(view);
  const time = timeOf(view, decisive.at);
  const code = answerOf(decisive);
  const value = code === undefined ? words('fact.sync.none', { time }) : words('fact.answer.value', { code, time });
  return [{ label: words('fact.sync'), value }];
}

/** What the provider said, if it was asked and did. */
function answerFact(view: View, verdict: Verdict): Fact {
  const words = wordsOf(view);
  const names = namesOf(view);
  const [decisive] = verdict.evidence;
  if (isBySync(verdict)) {
    return {
      label: words('fact.answer', names),
      value: words('fact.answer.none', { time: timeOf(view, verdict.checkedAt) }),
    };
  }
  const time = timeOf(view, decisive?.at ?? verdict.checkedAt);
  if (decisive === undefined || verdict.seenAlike !== undefined) {
    return { label: words('fact.provider', names), value: words('fact.not_asked', { time }) };
  }
  if (decisive.silence !== undefined) {
    return { label: words('fact.provider', names), value: words(`fact.silent.${decisive.silence}`, { time }) };
  }
  const code = answerOf(decisive);
  if (code !== undefined)
    return { label: words('fact.answer', names), value: words('fact.answer.value', { code, time }) };
  const wording = isUnreadable(verdict, decisive) ? 'fact.answer.unreadable' : 'fact.answer.none';
  return { label: words('fact.answer', names), value: words(wording, { time }) };
}

/** It accepted in its status line, and yet nothing could be done with the rest: a web page, or half of an answer. */
function isUnreadable({ cause }: Verdict, { status }: EvidenceItem): boolean {
  return status !== undefined && ['unknown', 'provider_outage', 'app_misconfigured'].includes(cause);
}

/** Whether the verdict rests on something that the provider said. */
export function hasAnswered({ evidence: [decisive], seenAlike }: Verdict): boolean {
  return decisive !== undefined && decisive.silence === undefined && seenAlike === undefined;
}

/** The provider's own word for what happened: its code, or the bare status. */
export function answerOf(item: EvidenceItem): string | undefined {
  if (item.silence !== undefined) return undefined;
  if (item.code !== undefined) return item.code;
  return item.status === undefined || item.status < 400 ? undefined : `HTTP ${item.status}`;
}

/** The checks, each with its state in a word. */
export function checkLines(view: View, checks: readonly Check[]): Block {
  const words = wordsOf(view);
  const names = namesOf(view);
  const line = ({ name, state }: Check): CheckLine => ({
    label: words(`check.${name}`, names),
    state,
    word: words(`check.${state}`),
  });
  return { kind: 'checks', checks: checks.map(line) };
}
