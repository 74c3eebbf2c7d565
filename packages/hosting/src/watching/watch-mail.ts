import type { MailSender } from '@reconnect/handoff';
import type { Metrics } from './metrics.ts';

/** Counts tries at mails by what became of them; one that failed is tried again by its job. */
export function watchMail(mail: MailSender, { mails }: Pick<Metrics, 'mails'>): MailSender {
  return {
    ...mail,
    async send(jobId) {
      try {
        const sent = await mail.send(jobId);
        mails.inc({ outcome: sent.outcome });
        return sent;
      } catch (error) {
        mails.inc({ outcome: 'failed' });
        throw error;
      }
    },
  };
}
