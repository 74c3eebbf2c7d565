import type { Response } from 'express';

const titles = {
  unauthorized: { status: 401, title: 'The bearer key is missing or wrong' },
  unsigned: { status: 401, title: 'The signature or password is missing, wrong or too old' },
  'invalid-request': { status: 400, title: 'The request is not valid' },
  'unsupported-media-type': { status: 415, title: 'The body must be application/json' },
  'too-many-requests': { status: 429, title: 'Too many requests came from this address; wait before the next one' },
  'too-large': { status: 413, title: 'The body is too large' },
  'not-found': { status: 404, title: 'There is no such resource' },
  'method-not-allowed': { status: 405, title: 'This resource is not used that way; the Allow header says how' },
  'unknown-inbox': { status: 404, title: 'There is no such inbox' },
  'no-grant': { status: 409, title: 'The inbox holds no grant' },
  'grant-dead': { status: 409, title: 'The provider has ended the grant' },
  'sealed-grant': { status: 409, title: 'No key that we have opens the grant; a reconnect or a new grant replaces it' },
  'provider-unavailable': { status: 503, title: 'The provider gives no access just now' },
  busy: { status: 503, title: 'We hold as much as we can just now; send the request again' },
  'store-unavailable': { status: 503, title: 'Our store does not answer just now; send the request again' },
  internal: { status: 500, title: 'Something broke on our side' },
} as const;

export type ProblemName = keyof typeof titles;

/** RFC 9457; `more` adds members to it. */
export function sendProblem(response: Response, name: ProblemName, more: Readonly<Record<string, unknown>> = {}): void {
  const body = { type: `urn:reconnect:problem:${name}`, ...titles[name], ...more };
  response.status(body.status).type('application/problem+json').send(JSON.stringify(body));
}
