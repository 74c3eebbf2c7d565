import { fileURLToPath } from 'node:url';
import { stepPictures } from '@reconnect/article';
import { Router } from 'express';

/** Beside this file, and beside the bundle that this file becomes a part of: the build copies it there. */
const folder = fileURLToPath(new URL('./assets/steps', import.meta.url));

/** Seconds. */
const year = 31_536_000;
const hour = 3600;

/**
 * The pictures of the steps, for the servers of Slack and Teams and for browsers. Each has a route of its own, so that
 * no part of a request ever becomes part of a path. Whoever asks for the present version may keep it for ever; any
 * other version gets the present picture for an hour, since during an update a message may be ahead of the process
 * that is asked.
 */
export function stepPictureRoutes(): Router {
  const router = Router();
  for (const { name, version } of stepPictures) {
    router.get(`/assets/steps/${name}`, ({ query }, response) => {
      const keep = query['v'] === version ? `max-age=${year}, immutable` : `max-age=${hour}`;
      response.set({ 'Cache-Control': `public, ${keep}`, 'Cross-Origin-Resource-Policy': 'cross-origin' });
      response.sendFile(name, { root: folder, cacheControl: false });
    });
  }
  return router;
}
