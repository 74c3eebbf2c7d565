/** The troubleshooting statechart: what the assistant does next, and why. Pure. */
export { advance, type Step } from './advance.ts';
export type { Answer, Appeal, Colleague } from './appeals.ts';
export type { CaseContents, Findings, HandoffReason, Tried } from './case-contents.ts';
export { takesTheirOnly } from './case-vocabulary.ts';
export { linkEnds, linkLives } from './consent-vocabulary.ts';
export { type Context, caseTalkedOf, openAppeal } from './context.ts';
export { cut } from './cut.ts';
export {
  type Effect,
  type EffectType,
  effectTypes,
  type LinkReason,
  type ParamsOf,
  type Slot,
  type Topic,
} from './effects.ts';
export {
  type ArticleQuestion,
  articleQuestions,
  type Event,
  type Face,
  faces,
  type PersonEvent,
  type Shortfall,
  shortfalls,
  type ToldKind,
  type WorldEvent,
} from './events.ts';
export { importEnds, importTakes } from './import-vocabulary.ts';
export { machine } from './machine.ts';
export { firstPartOf, isCalled } from './named-vocabulary.ts';
export { type RatedCase, ratedCase } from './rated-case.ts';
export { domainOf, sameMailbox } from './same-mailbox.ts';
export {
  firstSnapshot,
  type OpenedSnapshot,
  openSnapshot,
  type Snapshot,
  type StoredSnapshot,
  stateOf,
  storeSnapshot,
} from './snapshot.ts';
export type {
  AdminNote,
  Cause,
  CauseHint,
  Certainty,
  Check,
  CheckName,
  CheckState,
  EvidenceItem,
  EvidenceStage,
  Inbox,
  Permission,
  Proof,
  Provider,
  ReconnectMode,
  Refusal,
  Remedy,
  Silence,
  Verdict,
} from './verdict.ts';
export {
  articleCauses,
  causes,
  checkNames,
  hasBoxesToTick,
  isOnlyLate,
  leavesTheGrant,
  mustWait,
  providers,
  remedies,
  signingInHelps,
} from './verdict.ts';
export { longestNote, stepCount } from './vocabulary.ts';
