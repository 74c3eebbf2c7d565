/** Evidence from Gmail and Microsoft Graph, and the verdict it supports. */
export type { Fact, WireAnswer } from './answer.ts';
export { createJudgeCallback, type JudgeCallback } from './callback.ts';
export { createDiagnosis, type Diagnosis, type DiagnosisDeps, type DiagnosisRequest } from './diagnosis.ts';
export { DiagnosisError, type DiagnosisErrorCode } from './errors.ts';
export { createExchange, type Exchange, type ExchangeOutcome, isExchangeLetDown } from './exchange.ts';
export {
  type Asker,
  type Errand,
  type Gate,
  type KnownOutage,
  letsDown,
  type Passage,
  type PlaceInLine,
} from './gate.ts';
export type { ProveOutcome, ProveRequest } from './prove.ts';
export type { ProvidersConfig } from './providers-config.ts';
export type { InboxFacts, Records, Refreshed, SyncPlace, Watch } from './records.ts';
