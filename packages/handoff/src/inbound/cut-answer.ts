import EmailReplyParser from 'email-reply-parser';
import { shorten } from '../shorten.ts';
import { plainText } from './plain-text.ts';

/** What support wrote anew, and whether that closes the case. */
export interface Answer {
  /** Plain text, at most 20,000 characters; empty when there is nothing but quotes. */
  readonly text: string;
  readonly solved: boolean;
}

/** UTF-16 units that are looked at, and that are kept. */
const readAtMost = 200_000;
const keptAtMost = 20_000;
/** Longer lines are paragraphs, never the head of a quote or of a signature. */
const longestHead = 300;
/**
 * The parser's expressions take time that grows with the cube of what they search: 90 ms for 4,000 signs made for it,
 * 11 s for 20,000. Paragraphs and quotes are taken out before, so that what is left of a real answer is far shorter.
 */
const parsedAtMost = 6_000;

/** Takes quotes and signature off, and the line `#solved` (or `[solved]` in the subject) for what it says. */
export function cutAnswer({ text, subject }: { readonly text: string; readonly subject: string }): Answer {
  const lines = plainText(text, readAtMost)
    .split('\n')
    .map((line) => line.trimEnd());
  const written = withoutQuotes(beforeForwardedHead(withoutRuns(lines))).split('\n');
  const said = written.filter((line) => !isSolved(line));
  return {
    text: isSignature(said) ? '' : shorten(said.join('\n').trim(), keptAtMost),
    solved: said.length < written.length || /\[solved\]/i.test(subject),
  };
}

/** Somebody sent a mail without a word of their own: the parser takes a signature off only where something stands above it. */
function isSignature(lines: readonly string[]): boolean {
  const [first = '', ...others] = lines.map((line) => line.trim()).filter((line) => line !== '');
  if (/^--\s*$/.test(first)) return true;
  if ([first, ...others].every((line) => device.test(line))) return true;
  return farewell.test(first) && others.length > 0 && others.length <= 5 && others.every((line) => name.test(line));
}

const device =
  /^(sent|enviado|gesendet|envoyé) (from|desde|von|de|depuis) [\p{L}\d '’-]{1,30}$|^get outlook for \w{1,20}$/iu;
const farewell =
  /^((best|kind|kindest|warm) )?(best|regards|wishes|sincerely|cheers|saludos( cordiales)?|un saludo|atentamente|cordialmente)[,.!]?$/i;
/** Of a person, a team or a telephone: whatever else stands there is said. */
const name = /^(?:(?:(?:\p{Lu}|[\d+|(])\S{0,30}|de|la|del|van|von|of|at|and|y|[|·–-])(?:\s|$)){1,6}$/u;

function isSolved(line: string): boolean {
  return /^\s*#solved[.!]?$/i.test(line);
}

const isQuoted = (line: string) => /^\s{0,3}>/.test(line);

/** One quoted line stands for all that follow it, and one empty line likewise. */
function withoutRuns(lines: readonly string[]): readonly string[] {
  return lines
    .map((line) => (isQuoted(line) ? '>' : line))
    .filter((line, at, all) => (line !== '' && line !== '>') || line !== all[at - 1]);
}

/** Outlook marks no line: it puts the head of the mail it answers above it, in the reader's language. */
function beforeForwardedHead(lines: readonly string[]): readonly string[] {
  const at = lines.findIndex(
    (line, index) =>
      /^\s*\*?(from|von|de|da|van)\s?:/i.test(line) &&
      lines.slice(index + 1, index + 5).some((next) => sentLine.test(next)) &&
      lines.slice(index + 1, index + 6).some((next) => subjectLine.test(next)),
  );
  if (at === -1) return lines;
  const above = lines.slice(0, at);
  while (above.length > 0 && /^[\s_-]*$|^-+\s?[\p{L}\s']{4,40}-+$/u.test(above.at(-1) ?? '')) above.pop();
  return above;
}

const sentLine = /^\s*\*?(sent|date|gesendet|datum|enviado( el)?|fecha|envoyé|inviato|data|verzonden)\s?:/i;
const subjectLine = /^\s*\*?(subject|betreff|asunto|objet|oggetto|assunto|onderwerp)\s?:/i;

function withoutQuotes(lines: readonly string[]): string {
  const kept: string[] = [];
  const keep = (line: string) => `${opening}${kept.push(line) - 1}${closing}`;
  const short = lines.map((line) => (line.length > longestHead || isRule(line) ? keep(line) : line)).join('\n');
  const parsed = short.slice(0, parsedAtMost).replace(unfinished, '');
  const written = new EmailReplyParser().parseReply(parsed).trimEnd();
  const endless = parsed.length < short.length && parsed.trimEnd().endsWith(written);
  return `${written}${endless ? '…' : ''}`.replace(standIn, (_, at: string) => kept[Number(at)] ?? '');
}

/** A rule across the text, which the parser would take for the end of it. Two dashes do begin a signature. */
const isRule = (line: string) => /^\s*([-_=+])\1{2,}$/.test(line);

/** Signs that no text has any more at this point: they are of no meaning and were taken out as such. */
const [opening, closing] = ['\ue000', '\ue001'];
const standIn = new RegExp(`${opening}(\\d+)${closing}`, 'g');
const unfinished = new RegExp(`${opening}\\d*$`);
