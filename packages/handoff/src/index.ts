/** A case for support, as an e-mail that arrives. */
export { HandoffError, type HandoffErrorCode } from './errors.ts';
export { createHandoff, type Handoff, handoffQueue, readCase } from './handoff.ts';
export { redact } from './redact.ts';
export { createMailSender, type MailConfig, type MailSender, type SendResult } from './send-mail.ts';
export type { NumberedCase, SupportCase } from './support-case.ts';
