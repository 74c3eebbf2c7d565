/** Whoever writes more than this is pasting; the rest is not read (characters). */
const longest = 2_000;

const replyHeader = /^\s*(on|el|am|le)\b.{4,200}\b(wrote|escribió|escribio|schrieb|a écrit)\s*:\s*$/i;
const inlineReplyHeader =
  /\bon (mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|\d).{0,150}? wrote:/i;
const forwarded =
  /^\s*(-{2,}\s*(original message|forwarded message|mensaje original|mensaje reenviado)|begin forwarded message|from:\s.*|de:\s.*@.*)/i;
const inlineForwarded = /-{2,}\s*(original|forwarded) message|\bfrom: .{1,100}?\b(sent|date|to|subject): /i;
const subjectPrefix = /^\s*((re|fw|fwd|rv)\s*:\s*)+/i;

/**
 * What the person wrote themself: quotes, forwarded mails and the platforms' markup are cut away.
 * Empty when nothing of the message is their own.
 */
export function ownWords(text: string): string {
  const lines = withoutMarkup(text.slice(0, longest)).split(/\r?\n/);
  const own: string[] = [];
  for (const [index, line] of lines.entries()) {
    if (forwarded.test(line)) break;
    if (replyHeader.test(line)) {
      if (isQuote(lines[index + 1] ?? '')) continue;
      break;
    }
    if (!isQuote(line)) own.push(line);
  }
  return beforeInlineQuote(own.join('\n')).replace(subjectPrefix, '').trim();
}

function isQuote(line: string): boolean {
  return /^\s*(>|\|)/.test(line);
}

function beforeInlineQuote(text: string): string {
  const cuts = [inlineReplyHeader, inlineForwarded].map((pattern) => text.search(pattern)).filter((at) => at >= 0);
  return cuts.length === 0 ? text : text.slice(0, Math.min(...cuts));
}

/** Slack wraps mentions and links in <…>, Teams mentions in <at>; both escape &, < and >. */
function withoutMarkup(text: string): string {
  return text
    .replace(/<at[^>]{0,100}>[^<]{0,100}<\/at>|<[@#!][^>]{0,100}>/g, ' ')
    .replace(/<(?:mailto:|https?:|tel:)[^|>]{1,500}\|([^>]{1,500})>/g, '$1')
    .replace(/<(?:mailto:)?([^\s|>]{1,500})>/g, '$1')
    .replaceAll('&gt;', '>')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');
}
