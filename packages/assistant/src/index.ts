/** One turn of the conversation: load, transition, commit, perform. */
export {
  type Assistant,
  createAssistant,
  type TurnOutcome,
} from './assistant.ts';
export {
  type Acquaintance,
  type Block,
  type Channel,
  type CheckLine,
  type Choice,
  type Form,
  type Identity,
  longestText,
  type MessageRef,
  type Person,
  type Picture,
  type Platform,
  platforms,
  type Reply,
  type Said,
  type SendOutcome,
  type Turn,
  type Work,
} from './channel.ts';
export { conversationKey, personOf } from './conversation/conversation.ts';
export { type DeedType, deedTypes, spokenDeedTypes } from './conversation/deeds.ts';
export { accountsOf, forgetPerson, type Kept, keptOf } from './conversation/forget-person.ts';
export type { Feedback } from './deeds/feedback.ts';
export { AssistantError, type AssistantErrorCode } from './errors.ts';
export { type Happening, happen, happeningQueue, recheckQueue } from './happenings.ts';
export type { Home, HomeSection } from './home/home.ts';
export type { Homes } from './home/homes.ts';
export { createKeyedQueue } from './keyed-queue.ts';
export type { Log } from './log.ts';
export {
  actFrom,
  type Case,
  type Diagnosis,
  type DiagnosisRequest,
  type Handoff,
  type InboxCondition,
  type Inboxes,
  type Intent,
  intents,
  type LinkRequest,
  type Ports,
  type ReconnectLinks,
  type Understand,
  type Understanding,
  type WatchDeed,
} from './ports.ts';
export { type SampleReply, sampleReplies } from './replies/sample-replies.ts';
export { writtenVerbs } from './replies/verbs.ts';
export type { Outcome, SolvedBy } from './step/outcome.ts';
