import type { Request, Response } from 'express';
import type { PlaygroundView } from './view.ts';

/** Changes within so many milliseconds are told together. */
const gather = 20;
/** Keeps connections from being taken for dead, in milliseconds. */
const heartbeat = 15_000;

/** Tells every open page what there is to see, at once and with every change (Server-Sent Events). */
export interface LiveViews {
  changed(): void;
  follow(request: Request, response: Response): void;
  close(): void;
}

export function createLiveViews(look: () => PlaygroundView): LiveViews {
  const followers = new Set<Response>();
  let pending: NodeJS.Timeout | undefined;

  const tell = (follower: Response) => follower.write(`data: ${JSON.stringify(look())}\n\n`);
  const beat = setInterval(() => {
    for (const follower of followers) follower.write(': still here\n\n');
  }, heartbeat);
  beat.unref();

  return {
    changed() {
      pending ??= setTimeout(() => {
        pending = undefined;
        for (const follower of followers) tell(follower);
      }, gather);
    },
    follow(request, response) {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      followers.add(response);
      request.on('close', () => followers.delete(response));
      tell(response);
    },
    close() {
      clearInterval(beat);
      clearTimeout(pending);
      for (const follower of followers) follower.end();
    },
  };
}
