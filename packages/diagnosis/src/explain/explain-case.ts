import { explanations, providerNames } from '@reconnect/article';
import { type EvidenceStage, type Provider, providers } from '@reconnect/troubleshooting';
import type { Fact, WireAnswer } from '../answer.ts';
import { isObject, numeric, written } from '../reading/plain-object.ts';
import { type Judgement, judge } from '../rules/judge.ts';

/** One line of `pnpm explain`. */
export interface ExplainedCase {
  readonly id: string;
  readonly cause: Judgement['cause'];
  readonly alsoPossible: Judgement['alsoPossible'];
  readonly remedy: Judgement['remedy'];
  readonly retryAfterSeconds: number | null;
  readonly certainty: Judgement['certainty'];
  readonly sentence: string;
}

const stages: readonly EvidenceStage[] = [
  'token_refresh',
  'mailbox_read',
  'watch',
  'subscription',
  'authorize_callback',
  'network',
];
const pushStages: Readonly<Record<Provider, EvidenceStage>> = { google: 'watch', microsoft: 'subscription' };

function textValues(value: unknown): Readonly<Record<string, string>> {
  const entries = isObject(value) ? Object.entries(value) : [];
  return Object.fromEntries(
    entries.filter(([, item]) => item !== null && item !== undefined).map(([key, item]) => [key, written(item)]),
  );
}

function readAnswer(pasted: Readonly<Record<string, unknown>>): WireAnswer | undefined {
  const { http, network_code: code, hostname, query } = pasted;
  if (isObject(http)) {
    return {
      kind: 'http',
      status: numeric(http['status']) ?? 0,
      headers: textValues(http['headers']),
      body: http['body'],
    };
  }
  if (typeof code === 'string') return { kind: 'network', code, ...(typeof hostname === 'string' ? { hostname } : {}) };
  if (typeof query === 'string') return { kind: 'query', query: Object.fromEntries(new URLSearchParams(query)) };
  if (isObject(query)) return { kind: 'query', query: textValues(query) };
  const state = pasted['watch'] ?? pasted['subscription'];
  return state === undefined ? undefined : { kind: 'push', state };
}

/** The clock an answer is judged by: the case's, else the one the provider stamped on its answer, else ours. */
function clockOf(pasted: Readonly<Record<string, unknown>>, answer: WireAnswer, now: number): number {
  const stamped =
    answer.kind === 'http'
      ? Object.entries(answer.headers).find(([name]) => name.toLowerCase() === 'date')?.[1]
      : undefined;
  for (const time of [pasted['now'], stamped]) {
    const at = typeof time === 'number' ? time : Date.parse(written(time));
    if (!Number.isNaN(at)) return at;
  }
  return now;
}

function readStage(pasted: Readonly<Record<string, unknown>>, provider: Provider, answer: WireAnswer): EvidenceStage {
  const named = stages.find((stage) => stage === pasted['stage']);
  if (named !== undefined) return named;
  if (answer.kind === 'network') return 'network';
  if (answer.kind === 'query') return 'authorize_callback';
  if (answer.kind === 'push') return pushStages[provider];
  return 'mailbox_read';
}

/** Reads a pasted case; undefined where it names no provider or holds no answer. */
function readCase(pasted: unknown, now: number): Fact | undefined {
  if (!isObject(pasted)) return undefined;
  const provider = providers.find((known) => known === pasted['provider']);
  const answer = readAnswer(pasted);
  if (provider === undefined || answer === undefined) return undefined;
  const context = pasted['context'];
  return {
    provider,
    stage: readStage(pasted, provider, answer),
    answer,
    now: clockOf(pasted, answer, now),
    ...(isObject(context) ? { context } : {}),
  };
}

/** The plain sentence of a judgement. */
function sentenceOf(judgement: Pick<Judgement, 'explanation'>, provider: Provider): string {
  return explanations[judgement.explanation].replaceAll('{provider}', providerNames[provider]);
}

/** Explains one pasted case; a case that cannot be read is an honest `unknown`. */
export function explainCase(pasted: unknown, now: number): ExplainedCase {
  const id = isObject(pasted) && pasted['id'] !== undefined ? written(pasted['id']) : '';
  const fact = readCase(pasted, now);
  if (fact === undefined) {
    return {
      id,
      cause: 'unknown',
      alsoPossible: [],
      remedy: 'contact_support',
      retryAfterSeconds: null,
      certainty: 'unknown',
      sentence: 'This case names no provider or holds no answer, so nothing can be said about it.',
    };
  }
  const judgement = judge(fact);
  return {
    id,
    cause: judgement.cause,
    alsoPossible: judgement.alsoPossible,
    remedy: judgement.remedy,
    retryAfterSeconds: judgement.retryAfterSeconds ?? null,
    certainty: judgement.certainty,
    sentence: sentenceOf(judgement, fact.provider),
  };
}
