/** A case for support, as an e-mail that arrives. */
export { type Bounced, type Bounces, createBounces } from './bounces.ts';
export { readCase } from './case-records.ts';
export { caseText } from './compose-mail.ts';
export { type DeadCase, type DeadLetters, deadCases, retryCase } from './dead-cases.ts';
export { HandoffError, type HandoffErrorCode } from './errors.ts';
export { forgetCases } from './forget-cases.ts';
export { createHandoff, type Handoff } from './handoff.ts';
export { type AnswerDeed, type Answers, createAnswers, type SupportEvent, type Taken } from './inbound/answers.ts';
export { createDeliveryCheck, type DeliveryCheck } from './inbound/delivery-check.ts';
export { createMailboxWatcher, type MailboxWatcher } from './inbound/watch-mailbox.ts';
export { messageIdOf } from './mail-names.ts';
export { handoffQueue } from './mail-queue.ts';
export { redact } from './redact.ts';
export { createMailSender, type MailConfig, type MailSender, type SendResult } from './send-mail.ts';
export type { NumberedCase, SupportCase } from './support-case.ts';
