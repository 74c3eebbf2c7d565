import { createHash } from 'node:crypto';
import { isLoopback } from '@reconnect/loopback';
import type { ImapFlowOptions } from 'imapflow';
import { largestMail } from './inbound-mail.ts';

/** Where the mailbox is, and how to get in. */
export interface MailboxAddress {
  /** Names the mailbox in the store without telling whose it is. */
  readonly id: string;
  /** `INBOX`, where the address names none. */
  readonly path: string;
  readonly options: ImapFlowOptions;
}

/** IDLE is begun anew after this, in milliseconds; a dead connection is noticed a minute later. */
const idleFor = 4 * 60_000;

/**
 * Reads `imap(s)://user:password@host:port/INBOX`. Plain `imap:` must change to TLS (STARTTLS) before it sends the password,
 * except on this machine.
 */
export function readMailboxAddress(address: string): MailboxAddress {
  const url = new URL(address);
  const secure = url.protocol === 'imaps:';
  const path = decodeURIComponent(url.pathname.slice(1)) || 'INBOX';
  const user = decodeURIComponent(url.username);
  return {
    id: createHash('sha256')
      .update(JSON.stringify([url.host, user, path]))
      .digest('base64url'),
    path,
    options: {
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: Number(url.port) || (secure ? 993 : 143),
      secure,
      ...(!secure && { doSTARTTLS: !isLoopback(url.hostname) }),
      auth: { user, pass: decodeURIComponent(url.password) },
      // It would log whole commands and answers.
      logger: false,
      maxIdleTime: idleFor,
      socketTimeout: idleFor + 60_000,
      connectionTimeout: 20_000,
      maxLiteralSize: 2 * largestMail,
      maxResponseSize: 3 * largestMail,
    },
  };
}
