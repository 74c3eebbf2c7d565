import express, { type Request, type RequestHandler } from 'express';
import { type LoopbackServer, serveOnLoopback } from '../wire/loopback-server.ts';

/** One request a provider was asked; never holds a query, a header or a body, because those carry secrets. */
export interface RequestEntry {
  readonly method: string;
  /** The path as the provider knows it, whatever prefix it is mounted under. */
  readonly path: string;
  /** 0 until, and unless, an answer was sent. */
  readonly status: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Writes every request into `requests` in the order of arrival. */
export function recordRequests(requests: RequestEntry[], clock: { now(): number }): RequestHandler {
  return (request, response, next) => {
    const entry = { method: request.method, path: request.path, status: 0, at: clock.now() };
    requests.push(entry);
    response.on('finish', () => {
      entry.status = response.statusCode;
    });
    next();
  };
}

/** Keeps a form as it was sent, because OAuth forms repeat names (`scope`) and a plain object would not. */
export const readForm: RequestHandler = express.text({ type: 'application/x-www-form-urlencoded', limit: '64kb' });

export function formOf(request: Request): URLSearchParams {
  const body: unknown = request.body;
  return new URLSearchParams(typeof body === 'string' ? body : '');
}

/** Not `request.query`, whose shape depends on the settings of the app the router is mounted in. */
export function queryOf(request: Request): URLSearchParams {
  return new URL(request.originalUrl, 'http://localhost').searchParams;
}

/** The address people and programs reach the router at, without a slash at the end. */
export function publicUrlOf(request: Request): string {
  return `${request.protocol}://${request.get('host')}${request.baseUrl}`;
}

/** Serves `router` alone on loopback; port 0 takes a free one. */
export function listenOnLoopback(router: RequestHandler, port = 0): Promise<LoopbackServer> {
  return serveOnLoopback(express().disable('x-powered-by').use(router), port);
}
