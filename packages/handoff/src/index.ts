/** A case for support, as an e-mail that arrives. */
export { readCase } from './cases/case-records.ts';
export { findCases, forgetCase } from './cases/forget-cases.ts';
export type { NumberedCase, SupportCase } from './cases/support-case.ts';
export { HandoffError, type HandoffErrorCode } from './errors.ts';
export { createHandoff, type Handoff } from './handoff.ts';
export { type AnswerDeed, type Answers, createAnswers, type SupportEvent, type Taken } from './inbound/answers.ts';
export { createDeliveryCheck, type DeliveryCheck } from './inbound/delivery-check.ts';
export { createMailboxWatcher, type MailboxWatcher } from './inbound/watch-mailbox.ts';
export { redact, removed } from './redact.ts';
export { type Bounced, type Bounces, createBounces } from './sending/bounces.ts';
export {
  type DeadCase,
  type DeadLetters,
  type DelayedCase,
  deadCases,
  delayedCases,
  retryAllCases,
  retryCase,
} from './sending/dead-cases.ts';
export { handoffQueue } from './sending/mail-queue.ts';
export { createMailSender, type MailConfig, type MailSender, type SendResult } from './sending/send-mail.ts';
