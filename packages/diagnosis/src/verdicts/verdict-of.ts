import type { AdminNote, Cause, Check, EvidenceItem, Provider, Verdict } from '@reconnect/troubleshooting';
import type { Fact } from '../answer.ts';
import type { ProvidersConfig } from '../providers-config.ts';
import { readSignals } from '../reading/signals.ts';
import { type Judgement, judgeSignals } from '../rules/judge.ts';
import { describeEvidence } from './evidence.ts';

/** One answer with what it means and how it is shown. */
export interface Finding {
  readonly fact: Fact;
  readonly judgement: Judgement;
  readonly evidence: EvidenceItem;
}

export function findingOf(fact: Fact): Finding {
  const signals = readSignals(fact);
  return { fact, judgement: judgeSignals(signals), evidence: describeEvidence(fact, signals) };
}

function adminNote(
  config: ProvidersConfig,
  provider: Provider,
  { judgement, evidence }: Finding,
): { readonly admin?: AdminNote } {
  if (judgement.admin === undefined) return {};
  const { code, requestId, traceId, correlationId } = evidence;
  return {
    admin: {
      setting: judgement.admin,
      appId: config[provider].clientId,
      ...(code === undefined ? {} : { code }),
      ...(requestId === undefined ? {} : { requestId }),
      ...(traceId === undefined ? {} : { traceId }),
      ...(correlationId === undefined ? {} : { correlationId }),
    },
  };
}

/** The verdict that one finding decides; the others ride along as evidence. */
export function verdictOf(
  config: ProvidersConfig,
  decisive: Finding,
  beside: {
    readonly findings?: readonly Finding[];
    readonly checks?: readonly Check[];
    readonly lastGoodSyncAt?: string | undefined;
    readonly now: number;
  },
): Verdict {
  const { judgement, fact, evidence } = decisive;
  const { retryAfterSeconds } = judgement;
  const others = (beside.findings ?? []).filter((finding) => finding !== decisive).map((finding) => finding.evidence);
  return {
    cause: judgement.cause,
    alsoPossible: judgement.alsoPossible.filter((cause: Cause) => cause !== judgement.cause),
    remedy: judgement.remedy,
    certainty: judgement.certainty,
    rule: judgement.rule,
    explanation: judgement.explanation,
    evidence: [evidence, ...others],
    checks: beside.checks ?? [],
    checkedAt: new Date(beside.now).toISOString(),
    ...(retryAfterSeconds === undefined
      ? {}
      : { retryAt: new Date(beside.now + retryAfterSeconds * 1000).toISOString() }),
    ...(beside.lastGoodSyncAt === undefined ? {} : { lastGoodSyncAt: beside.lastGoodSyncAt }),
    ...adminNote(config, fact.provider, decisive),
  };
}
