import type { Request, Response } from 'express';

interface BodyRoomOptions {
  /** In bytes; a body that does not say how long it is counts as one of these. */
  readonly longest: number;
  /** In bytes, of all bodies together. */
  readonly room: number;
}

/**
 * Bounds what the bodies in hand take together, however many send at once. Tells whether there is room for a request, and
 * keeps it until its connection or its answer ends. A body that says to be too long counts as nothing: it is refused unread.
 */
export function createBodyRoom({ longest, room }: BodyRoomOptions) {
  let taken = 0;
  return function hasRoom(request: Request, response: Response): boolean {
    const said = Number(request.headers['content-length'] ?? longest);
    const size = said > longest ? 0 : said;
    if (taken + size > room) return false;
    taken += size;
    response.once('close', () => {
      taken -= size;
    });
    return true;
  };
}
