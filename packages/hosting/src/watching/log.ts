import { type Log, platforms } from '@reconnect/assistant';
import { redact, removed } from '@reconnect/handoff';
import { type DestinationStream, destination, pino } from 'pino';
import { pseudonymOf } from './pseudonym.ts';

/** Fields whose value is a secret or personal whatever it looks like. */
const personal = /token|secret|password|authorization|cookie|address|mail|url|link|^(text|body|name)$/i;
/** A code that is a word, or a status, is an error's (`link-expired`, `ECONNRESET`); any other may let somebody in. */
const errorCode = /^([a-z]+([_-][a-z]+)*|[A-Z][A-Z_]+\d*|\d{1,3})$/;
/** A person's account on a platform, which is a conversation's name to everybody but the log. */
const conversation = new RegExp(`\\b(${platforms.join('|')}):[\\w.%~!*'()-]+:[\\w.%~!*'()-]+`, 'g');
/** As it is, and as it stands in the address of a page. Looked for from where a word begins, so that a long one is read once. */
const mailAddress = /(?<![^\s@<>"'(),;:=&?])[^\s@<>"'(),;:=&?]+(?:@|%40)[^\s@<>"'(),;:=&?]+/g;
/** An event's name for Aptly: as long as a key, and opens nothing. */
const webhookId = /^msg_[\w-]{43}$/;
/** Deeper is nothing that somebody meant to log. */
const deepest = 4;
const stackLines = 8;

export interface LogOptions {
  /** Left out: standard output. */
  readonly sink?: DestinationStream;
  /** What every line tells besides: for which request it was written. Not censored. */
  readonly about?: () => object;
}

/**
 * Structured logs. Callers give named fields, none of them personal; what is so all the same is censored: fields by
 * their name, texts by what they look like, and of an error everything but its class, code and place. A conversation is
 * called by a pseudonym that is the same in every line of every process.
 */
export function createLog(app: string, level: string, { sink, about }: LogOptions = {}): Log {
  const options = { level, base: { app }, ...(about !== undefined && { mixin: about }) };
  const lines = pino(options, sink ?? destination({ sync: false }));
  const at =
    (severity: 'info' | 'warn' | 'error'): Log['info'] =>
    (fields, message) =>
      lines[severity](censorFields(fields, 0), scrub(message));
  return { info: at('info'), warn: at('warn'), error: at('error') };
}

function censorFields(fields: object, depth: number): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      const harmful = name === 'code' ? !errorCode.test(String(value)) : personal.test(name);
      return [name, harmful ? removed : censor(value, depth)];
    }),
  );
}

function censor(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return webhookId.test(value) ? value : scrub(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= deepest) return removed;
  if (value instanceof Error) return describeError(value, depth);
  return Array.isArray(value) ? value.map((one) => censor(one, depth + 1)) : censorFields(value, depth + 1);
}

/** An error without its message, which may quote what must not be logged. */
function describeError(error: Error, depth: number): object {
  const { name, cause } = error;
  const at = (error.stack ?? '').split('\n').filter((line) => /^ {4}at /.test(line));
  return {
    error: name,
    ...('code' in error && censorFields({ code: error.code }, depth)),
    at: at.slice(0, stackLines).map((line) => scrub(line.trim())),
    ...(cause !== undefined && { cause: censor(cause, depth + 1) }),
  };
}

function scrub(text: string): string {
  return redact(text).replace(conversation, pseudonymOf).replace(mailAddress, removed);
}
