import { createHmac, randomUUID } from 'node:crypto';
import type { ReceivedMail } from './simulated-mailbox.ts';

/** Somebody at support, with a mail program that quotes what it answers. */
export interface SupportDesk {
  answer(mail: ReceivedMail, words: string): Promise<void>;
}

export interface SupportDeskDeps {
  readonly clock: { now(): number };
  /** Who answers, as their mail program writes it: `Ana Ruiz <ana@getaptly.com>`. */
  readonly from: string;
  /** The name under which the receiving server says what it found of the sender. */
  readonly server: string;
  /** Takes the whole mail as it arrived there. */
  readonly deliver: (raw: string) => Promise<void>;
}

export function createSupportDesk({ clock, from, server, deliver }: SupportDeskDeps): SupportDesk {
  const domain = from.slice(from.lastIndexOf('@') + 1).replace('>', '');
  return {
    async answer(mail, words) {
      const sent = new Date(clock.now());
      const quoted = mail.text.split('\n').map((line) => `> ${line}`);
      const body = [
        words,
        '',
        '-- ',
        'Aptly Customer Support',
        '',
        `On ${sent.toUTCString()}, the assistant wrote:`,
        ...quoted,
      ];
      const references = [mail.headers['references'], mail.messageId].filter(Boolean).join(' ');
      const head = {
        'Authentication-Results': `${server}; spf=pass smtp.mailfrom=${domain}; dkim=pass header.d=${domain}; dmarc=pass header.from=${domain}`,
        From: from,
        To: mail.headers['reply-to'] ?? mail.from,
        Subject: encoded(mail.subject.startsWith('Re: ') ? mail.subject : `Re: ${mail.subject}`),
        Date: sent.toUTCString(),
        'Message-ID': `<${randomUUID()}@${domain}>`,
        'In-Reply-To': mail.messageId,
        References: references,
        'MIME-Version': '1.0',
        'Content-Type': 'text/plain; charset=utf-8',
        'Content-Transfer-Encoding': 'base64',
      };
      const headers = Object.entries(head).map(([name, value]) => `${name}: ${value}`);
      const content = Buffer.from(body.join('\r\n')).toString('base64').replace(/.{76}/g, '$&\r\n');
      await deliver([...headers, '', content, ''].join('\r\n'));
    },
  };
}

const encoded = (text: string) => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;

export interface InboundPost {
  readonly url: string;
  /** `whsec_…` */
  readonly secret: string;
  readonly clock: { now(): number };
}

/** The headers of JSON that is posted just now, signed as Standard Webhooks say. */
export function inboundHeaders({ secret, clock }: Omit<InboundPost, 'url'>, body: string) {
  const id = `msg_${randomUUID()}`;
  const at = `${Math.floor(clock.now() / 1_000)}`;
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64');
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': at,
    'webhook-signature': `v1,${signature}`,
  };
}

/** A provider of inbound mail: posts what arrives. Rejected when it is not taken. */
export async function postInbound({ url, ...signer }: InboundPost, raw: string): Promise<void> {
  const body = JSON.stringify({ raw });
  const response = await fetch(url, { method: 'POST', headers: inboundHeaders(signer, body), body });
  if (!response.ok) throw new Error(`The mail was not taken: ${response.status} ${await response.text()}`);
}
