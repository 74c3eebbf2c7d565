import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import { type AnswerValues, fill } from '../../faults/answer.ts';
import answers from '../../faults/microsoft-answers.json' with { type: 'json' };

/** The sign-in service's errors, by what happened. */
export type EntraErrorName = keyof typeof answers.entra;

/** An error with the values its sentence speaks of. */
export interface EntraProblem {
  readonly name: EntraErrorName;
  readonly values?: AnswerValues;
}

interface Kept {
  readonly status: number;
  readonly error: string;
  readonly code: number;
  readonly suberror?: string;
  readonly text: string;
}

/** `AADSTS…: sentence`, without the ids that end it on the wire. */
export function describeProblem({ name, values = {} }: EntraProblem): {
  readonly kept: Kept;
  readonly sentence: string;
} {
  const kept: Kept = answers.entra[name];
  return { kept, sentence: `AADSTS${kept.code}: ${fill(kept.text, values)}` };
}

/** Answers as the token endpoint does. */
export function sendEntraError(response: Response, problem: EntraProblem, now: number): void {
  const { kept, sentence } = describeProblem(problem);
  const { traceId, correlationId, timestamp } = nameError(response.req, now);
  response
    .status(kept.status)
    .set({ 'x-ms-request-id': traceId, 'cache-control': 'no-store, no-cache' })
    .json({
      error: kept.error,
      error_description: `${sentence} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
      error_codes: [kept.code],
      timestamp,
      trace_id: traceId,
      correlation_id: correlationId,
      error_uri: uriOf(kept),
      ...(kept.suberror === undefined ? {} : { suberror: kept.suberror }),
    });
}

/** The parameters with which the browser brings a problem back to the app; here the ids stand on lines of their own. */
export function problemForApp(request: Request, problem: EntraProblem, now: number): Readonly<Record<string, string>> {
  const { kept, sentence } = describeProblem(problem);
  const { traceId, correlationId, timestamp } = nameError(request, now);
  const ids = [`Trace ID: ${traceId}`, `Correlation ID: ${correlationId}`, `Timestamp: ${timestamp}`];
  return { error: kept.error, error_description: [sentence, ...ids].join('\r\n'), error_uri: uriOf(kept) };
}

function nameError(request: Request, now: number) {
  const timestamp = `${new Date(now).toISOString().slice(0, 19).replace('T', ' ')}Z`;
  return { traceId: randomUUID(), correlationId: clientRequestId(request), timestamp };
}

const uriOf = ({ code }: Kept) => `https://login.microsoftonline.com/error?code=${code}`;

/** The id the client gave the request, or a fresh one; only what looks like an id is repeated. */
export function clientRequestId(request: Request): string {
  const given = request.get('client-request-id') ?? '';
  return /^[0-9a-f-]{36}$/i.test(given) ? given : randomUUID();
}
