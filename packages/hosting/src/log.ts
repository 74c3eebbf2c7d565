import type { Log } from '@reconnect/assistant';
import { redact } from '@reconnect/handoff';
import { type DestinationStream, destination, pino } from 'pino';

const removed = '[removed]';
/** Fields whose value is a secret or personal whatever it looks like. */
const personal = /token|secret|password|authorization|cookie|address|mail|url|link|^(text|body|name)$/i;
/** A code that is a word, or a status, is an error's (`link-expired`, `ECONNRESET`); any other may let somebody in. */
const errorCode = /^([a-z]+([_-][a-z]+)*|[A-Z][A-Z_]+\d*|\d{1,3})$/;
const mailAddress = /[^\s@<>"'(),;:]+@[^\s@<>"'(),;:]+/g;
/** Deeper is nothing that somebody meant to log. */
const deepest = 4;
const stackLines = 8;

/**
 * Structured logs, on standard output. Callers give named fields, none of them personal; what is so all the same is
 * censored: fields by their name, texts by what they look like, and of an error everything but its class, code and place.
 */
export function createLog(app: string, level: string, sink: DestinationStream = destination({ sync: false })): Log {
  const lines = pino({ level, base: { app } }, sink);
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
  if (typeof value === 'string') return scrub(value);
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
  return redact(text).replace(mailAddress, removed);
}
