/** One turn of the conversation: load, transition, commit, perform. */
export { untilTaken } from './act.ts';
export {
  type Assistant,
  createAssistant,
  type Happening,
  happeningQueue,
  type TurnOutcome,
} from './assistant.ts';
export type {
  Block,
  Channel,
  CheckLine,
  Choice,
  Identity,
  MessageRef,
  Person,
  Picture,
  Platform,
  Reply,
  Said,
  SendOutcome,
  Turn,
} from './channel.ts';
export { conversationKey, personOf } from './conversation.ts';
export { AssistantError, type AssistantErrorCode } from './errors.ts';
export type { Log } from './log.ts';
export type {
  Case,
  Diagnosis,
  DiagnosisRequest,
  Handoff,
  Inboxes,
  LinkRequest,
  Ports,
  ReconnectLinks,
  Understand,
  Understanding,
} from './ports.ts';
export { type Intent, intents } from './ports.ts';
