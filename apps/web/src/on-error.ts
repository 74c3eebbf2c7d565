import type { ErrorRequestHandler, Request, Response } from 'express';

/** Makes the last word on a failed request; Express knows such a handler by its four parameters. */
export function onError(handle: (error: unknown, request: Request, response: Response) => void): ErrorRequestHandler {
  // biome-ignore lint/complexity/useMaxParams: with three it would be an ordinary handler
  return (error: unknown, request, response, _next) => handle(error, request, response);
}
