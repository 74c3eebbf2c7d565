import type { WireAnswer } from '../answer.ts';

/** An answer as it came over the wire, its body cut at 64 KiB of text. */
export type Received =
  | {
      readonly kind: 'http';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
    }
  | { readonly kind: 'network'; readonly code: string; readonly hostname?: string };

/** A sound answer of the calls we make is far smaller; junk must cost neither memory nor time. Bytes. */
const longestBody = 65_536;

/** What is read of an answer, whichever client asked. */
export interface RawResponse {
  readonly status: number;
  readonly headers: Headers | object;
  readonly body: AsyncIterable<Uint8Array | string> | null | undefined;
}

function headerEntries(headers: RawResponse['headers']): Readonly<Record<string, string>> {
  const entries = headers instanceof Headers ? [...headers] : Object.entries(headers);
  return Object.fromEntries(entries.map(([name, value]) => [name.toLowerCase(), String(value)]));
}

async function readCapped(body: RawResponse['body']): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let taken = 0;
  for await (const chunk of body ?? []) {
    text += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    taken += chunk.length;
    // Leaving the loop cancels the stream, so the rest is never fetched.
    if (taken > longestBody) break;
  }
  return text;
}

function causes(error: unknown): readonly unknown[] {
  const chain: unknown[] = [];
  for (let link = error; link !== undefined && link !== null && chain.length < 6; ) {
    chain.push(link);
    if (link instanceof AggregateError) chain.push(...link.errors.slice(0, 3));
    link = link instanceof Error ? link.cause : undefined;
  }
  return chain;
}

/** Node's word for a failed call; running out of time has one word, whoever stopped the clock. */
function networkCode(error: unknown, signal: AbortSignal): string {
  if (signal.aborted) return 'ETIMEDOUT';
  for (const cause of causes(error)) {
    const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
    if (typeof code === 'string' && /[A-Z_]/i.test(code)) return code;
  }
  return error instanceof Error ? error.name : 'ERR_UNKNOWN';
}

/** Makes a call and turns whatever happens into data; a body that drips is cut off with the signal. */
export async function makeCall(call: () => Promise<RawResponse>, signal: AbortSignal): Promise<Received> {
  try {
    const { status, headers, body } = await call();
    return { kind: 'http', status, headers: headerEntries(headers), body: await readCapped(body) };
  } catch (error) {
    return { kind: 'network', code: networkCode(error, signal) };
  }
}

/** One plain HTTP call. Redirects are not followed: no provider sends one, and a token must not travel along. */
export function ask(url: string, init: RequestInit & { readonly signal: AbortSignal }): Promise<Received> {
  return makeCall(() => fetch(url, { ...init, redirect: 'manual' }), init.signal);
}

/** The JSON of an answer that accepts; undefined for everything else. */
export function acceptedJson(answer: Received): unknown {
  if (answer.kind !== 'http' || answer.status < 200 || answer.status > 299) return undefined;
  try {
    return JSON.parse(answer.body);
  } catch {
    // Not what was asked for; the judge says what it means.
    return undefined;
  }
}

function isReceived(value: unknown): value is WireAnswer {
  return (
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    (value.kind === 'http' || value.kind === 'network')
  );
}

/** An answer that another package kept as JSON; what is none counts as silence. */
export const asReceived = (kept: unknown): WireAnswer =>
  isReceived(kept) ? kept : { kind: 'network', code: 'ERR_NO_ANSWER' };
