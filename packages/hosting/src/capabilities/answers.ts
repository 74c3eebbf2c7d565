import { type AuditEntry, auditOnceAMinute, auditWrite } from '@reconnect/audit';
import { type AnswerDeed, type Answers, createAnswers } from '@reconnect/handoff';
import type { Clock } from '@reconnect/jobs';
import type { Storage } from '@reconnect/storage';
import type { Environment } from '../environment/environment.ts';
import type { NotifyConversation } from './notify-conversation.ts';

export interface AnswersDeps {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly notify: NotifyConversation;
}

/** Support's answers by mail, believed as far as the environment says whom to believe. */
export function answersOf(environment: Environment, { storage, clock, notify }: AnswersDeps): Answers {
  const { MAIL_FROM: from, MAIL_REPLY_TO: replyTo = from, ESCALATION_EMAIL: support } = environment;
  const domain = support.slice(support.lastIndexOf('@') + 1).toLowerCase();
  const entryOf = ({ deed, number, because }: AnswerDeed): AuditEntry => ({
    at: new Date(clock.now()).toISOString(),
    deed,
    by: { kind: 'mail' },
    about: { case: number, because },
  });
  return createAnswers({
    storage,
    notify,
    addresses: { from, replyTo },
    trust: { senders: environment.SUPPORT_SENDERS ?? [domain], server: environment.MAIL_AUTHSERV_ID },
    auditWrite: (deed) => auditWrite(entryOf(deed)),
    auditRefusal: (deed) => auditOnceAMinute(storage, entryOf(deed)),
  });
}
