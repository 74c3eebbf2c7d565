import { randomUUID } from 'node:crypto';
import type { Response } from 'express';
import { type AnswerValues, fill } from '../../faults/answer.ts';
import answers from '../../faults/microsoft-answers.json' with { type: 'json' };
import { clientRequestId } from '../sign-in/entra-error.ts';

export type GraphErrorName = keyof typeof answers.graph;

/** An error with the values its message speaks of. */
export interface GraphRefusal {
  readonly name: GraphErrorName;
  readonly values?: AnswerValues;
}

interface Kept {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly code: string;
  readonly message: string;
  /** Some answers are known to come without `innerError`. */
  readonly bare?: boolean;
}

/** The ids every answer of Graph carries. */
export function nameRequest(response: Response): void {
  response.set({ 'request-id': randomUUID(), 'client-request-id': clientRequestId(response.req) });
}

/** An error in Graph's form, with the ids that `nameRequest` gave. */
export function sendGraphError(
  response: Response,
  name: GraphErrorName,
  { now, values = {} }: { readonly now: number; readonly values?: AnswerValues },
): void {
  const kept: Kept = answers.graph[name];
  const innerError = {
    date: new Date(now).toISOString().slice(0, 19),
    'request-id': response.get('request-id'),
    'client-request-id': response.get('client-request-id'),
  };
  for (const [header, value] of Object.entries(kept.headers)) response.set(header, String(fill(value, values)));
  const error = { code: kept.code, message: fill(kept.message, values), ...(kept.bare ? {} : { innerError }) };
  response.status(kept.status).json({ error });
}
