import { createHash } from 'node:crypto';
import type { Attachment, HeaderLines, ParsedMail } from 'mailparser';
import type { InboundMail, Picture } from './inbound-mail.ts';
import { placeOfPicture } from './name-pictures.ts';
import { plainLine } from './plain-text.ts';

const longestName = 100;
const mostNames = 20;
/** In characters; made into text, so much takes up to half a second of the processor, whatever it is. */
const longestHtml = 400_000;

/** Reads a mail as servers hand it on (RFC 5322); undefined when it is none. Never rejected, whatever the bytes. */
export async function readMail(raw: Uint8Array): Promise<InboundMail | undefined> {
  const parsed = await parse(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength), { skipHtmlToText: true });
  if (parsed?.headerLines === undefined) return undefined;
  const headers = parsed.headerLines;
  const subject = plainLine(parsed.subject ?? '', 1_000);
  return {
    id: idOf(parsed),
    from: senderOf(parsed),
    recipients: recipientHeaders.flatMap((name) => wordsIn(headers, name)).filter((word) => word.includes('@')),
    answers: [...wordsIn(headers, 'in-reply-to'), ...wordsIn(headers, 'references').reverse()],
    subject,
    automatic: isAutomatic(headers, subject),
    ours: headers.some(({ key }) => key === 'x-reconnect-case'),
    authentication: valuesOf(headers, 'authentication-results')[0],
    text: await textOf(parsed),
    attachments: attachmentsOf(parsed),
    pictures: picturesOf(parsed),
  };
}

async function parse(raw: Buffer, how: { readonly skipHtmlToText: boolean }): Promise<ParsedMail | undefined> {
  // Loaded with the first mail: most processes never read one.
  const { simpleParser } = await import('mailparser');
  const options = { ...how, skipImageLinks: true, skipTextToHtml: true, skipTextLinks: true, keepCidLinks: true };
  return simpleParser(raw, options).catch(() => undefined);
}

/**
 * HTML counts where there is no other text, or where it alone tells at which places pictures stand. All of it is made
 * into text at once, and what is too long is cut: the answer stands on top, and a stranger may send as many parts as a
 * mail holds.
 */
async function textOf(parsed: ParsedMail): Promise<string> {
  const { text = '', html } = parsed;
  const tellsAll = text.trim() !== '' && (picturesOf(parsed).length === 0 || placeOfPicture.test(text));
  if (tellsAll || !html) return text;
  const headers = 'Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n';
  const alone = await parse(Buffer.from(headers + Buffer.from(html.slice(0, longestHtml)).toString('base64')), {
    skipHtmlToText: false,
  });
  return alone?.text ?? text;
}

const recipientHeaders = ['to', 'cc', 'delivered-to', 'x-original-to', 'envelope-to', 'x-forwarded-to'];

function valuesOf(headers: HeaderLines, name: string): readonly string[] {
  return headers
    .filter(({ key }) => key === name)
    .map(({ line }) =>
      line
        .slice(line.indexOf(':') + 1)
        .replace(/\s+/g, ' ')
        .trim(),
    );
}

/** What stands between the signs that separate addresses and ids; neither needs decoding to be recognised as ours. */
function wordsIn(headers: HeaderLines, name: string): string[] {
  return valuesOf(headers, name).flatMap((value) => value.toLowerCase().split(/[\s<>,;:"()]+/));
}

/** Two of them are a trick: one for the server that verifies, the other for the person who reads. */
function senderOf({ headerLines, from }: ParsedMail): InboundMail['from'] {
  const [sender, ...others] = from?.value ?? [];
  const once = headerLines.filter(({ key }) => key === 'from').length === 1 && others.length === 0;
  if (!once || sender?.address === undefined) return undefined;
  const address = sender.address.toLowerCase();
  if (!/^[^\s@<>"(),;:\\]+@[a-z0-9.-]+$/.test(address)) return undefined;
  return { name: plainLine(sender.name, longestName), address };
}

/** RFC 3834, what came before it, and absence notes that only their subject gives away. */
function isAutomatic(headers: HeaderLines, subject: string): boolean {
  const has = (name: string, wanted: RegExp) => valuesOf(headers, name).some((value) => wanted.test(value));
  return (
    has('auto-submitted', /^(?!no\b)/i) ||
    has('precedence', /^(bulk|junk|list|auto_reply)/i) ||
    has('return-path', /^<>$/) ||
    has('content-type', /^multipart\/report/i) ||
    has('x-autoreply', /./) ||
    has('x-autorespond', /./) ||
    /^((auto(matic)?[ -]?reply|out of (the )?office|automatische antwort|abwesen|respuesta autom|fuera de la oficina))/i.test(
      subject,
    )
  );
}

/** Both ways in must find the same id, so a mail without one is known by what both of them see. */
function idOf({ messageId, date, from, subject, text }: ParsedMail): string {
  if (messageId !== undefined && messageId !== '') return messageId;
  const seen = JSON.stringify([date?.getTime(), from?.text, subject, text?.trim()]);
  return createHash('sha256').update(seen).digest('base64url');
}

/** Pictures within the text (a logo in a signature) are no attachments to a reader. */
function attachmentsOf({ attachments }: ParsedMail): readonly string[] {
  return attachments
    .filter(({ related }) => related !== true)
    .slice(0, mostNames)
    .map(nameOf);
}

function picturesOf({ attachments }: ParsedMail): readonly Picture[] {
  return attachments.slice(0, mostNames).flatMap((attachment) => {
    const { related, cid, contentType } = attachment;
    const isShown = related === true && cid !== undefined && contentType.startsWith('image/');
    return isShown ? [{ cid, name: nameOf(attachment) }] : [];
  });
}

function nameOf({ filename }: Pick<Attachment, 'filename'>): string {
  const name = plainLine((filename ?? '').replace(/^.*[/\\]/s, ''), longestName);
  return name === '' ? 'unnamed' : name;
}
