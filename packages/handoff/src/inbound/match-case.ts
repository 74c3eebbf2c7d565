import { domainOf } from '@reconnect/troubleshooting';
import { type MailName, mailOfJob } from '../cases/mail-names.ts';
import type { InboundMail } from './inbound-mail.ts';

/** The two addresses by which answers find their case. */
export interface OurAddresses {
  /** Who our mails come from; its domain is that of their Message-IDs. */
  readonly from: string;
  /** Where answers go, before a case's number is put into it. */
  readonly replyTo: string;
}

/**
 * The number of the case (or incident) a mail belongs to: the one whose address it was sent to, else the nearest one that it
 * answers.
 */
export function matchCase({ recipients, answers }: InboundMail, { from, replyTo }: OurAddresses): string | undefined {
  const [local = '', domain = ''] = split(replyTo.toLowerCase());
  const byAddress = recipients.flatMap((address) => named(address, `${local}+`, domain));
  const byThread = answers.flatMap((messageId) => named(messageId, '', domainOf(from)));
  return [...byAddress, ...byThread][0]?.number;
}

function named(address: string, before: string, domain: string): readonly MailName[] {
  const [local = '', at] = split(address);
  const mail =
    at === domain && local.startsWith(before) ? mailOfJob(local.slice(before.length).toUpperCase()) : undefined;
  return mail === undefined ? [] : [mail];
}

function split(address: string): readonly string[] {
  const at = address.lastIndexOf('@');
  return [address.slice(0, Math.max(at, 0)), address.slice(at + 1)];
}
