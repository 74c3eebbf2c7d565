import type { Response } from 'express';

/** An answer as it is kept in the JSON files: `{name}` in its texts stands for a value known when it is sent. */
export interface Answer {
  /** The labelled case this answer is copied from; left out where it was written from the documentation. */
  readonly case?: string;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object where the wire carries JSON, else the text itself. */
  readonly body: unknown;
}

export type AnswerValues = Readonly<Record<string, string>>;

export function sendAnswer(response: Response, answer: Answer, values: AnswerValues = {}): void {
  const body = fill(answer.body, values);
  response
    .status(answer.status)
    .set(answer.headers ?? {})
    .send(typeof body === 'string' ? body : JSON.stringify(body, null, 2));
}

/** Puts `values` into every text inside `template`. */
export function fill(template: unknown, values: AnswerValues): unknown {
  if (typeof template === 'string')
    return template.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  if (Array.isArray(template)) return template.map((part) => fill(part, values));
  if (typeof template !== 'object' || template === null) return template;
  return Object.fromEntries(Object.entries(template).map(([key, part]) => [key, fill(part, values)]));
}
