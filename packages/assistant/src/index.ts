/** One turn of the conversation: load, transition, commit, perform. */
export {
  type Assistant,
  createAssistant,
  type TurnOutcome,
} from './assistant.ts';
export type {
  Acquaintance,
  Block,
  Channel,
  CheckLine,
  Choice,
  Form,
  Identity,
  MessageRef,
  Person,
  Picture,
  Platform,
  Reply,
  Said,
  SendOutcome,
  Turn,
  Work,
} from './channel.ts';
export { conversationKey, personOf } from './conversation.ts';
export { type DeedType, deedTypes, spokenDeedTypes } from './deeds.ts';
export { AssistantError, type AssistantErrorCode } from './errors.ts';
export type { Feedback } from './feedback.ts';
export { type Forgotten, forgetPerson, peopleOf } from './forget-person.ts';
export { type Happening, happeningQueue, recheckQueue, untilTaken } from './happenings.ts';
export type { Home, HomeSection } from './home.ts';
export type { Homes } from './homes.ts';
export { createKeyedQueue } from './keyed-queue.ts';
export type { Log } from './log.ts';
export type { Outcome, SolvedBy } from './outcome.ts';
export type {
  Case,
  Diagnosis,
  DiagnosisRequest,
  Handoff,
  InboxCondition,
  Inboxes,
  LinkRequest,
  Ports,
  ReconnectLinks,
  Understand,
  Understanding,
  WatchDeed,
} from './ports.ts';
export { type Intent, intents } from './ports.ts';
export { type SampleReply, sampleReplies } from './sample-replies.ts';
