import { Router } from 'express';
import { listenOnLoopback, type RequestEntry, recordRequests } from '../provider/door.ts';
import { createGrantLedger, type ProviderClient } from '../provider/grant-ledger.ts';
import { createSigningKey } from '../provider/signing-key.ts';
import type { LoopbackServer } from '../wire/loopback-server.ts';
import { serveGmail } from './gmail/gmail.ts';
import { createGoogleState, createGoogleWorld, type GoogleWorld } from './google-world.ts';
import { serveAuthorize } from './sign-in/authorize.ts';
import { serveTokens } from './sign-in/token.ts';

export interface SimulatedGoogle {
  /** To be mounted in another server, under any path; no body parser may have run before it. */
  readonly router: Router;
  /** Serves the router alone; the port is a free one unless given. */
  listen(port?: number): Promise<LoopbackServer>;
  readonly world: GoogleWorld;
}

/** Google's consent pages, token endpoints and Gmail, for accounts that exist only in `world`. */
export function createSimulatedGoogle(deps: {
  readonly clock: { now(): number };
  readonly clients: readonly ProviderClient[];
}): SimulatedGoogle {
  const { clock, clients } = deps;
  const prefixes = { code: '4/0A', access: 'ya29.a0', refresh: '1//0' };
  const state = createGoogleState({ clock, clients, ledger: createGrantLedger({ clock, prefixes }) });
  const router = Router();
  const requests: RequestEntry[] = [];
  router.use(recordRequests(requests, clock));
  serveAuthorize(router, state);
  serveTokens(router, state, createSigningKey('simulated-google'));
  serveGmail(router, state);
  return { router, world: createGoogleWorld(state, requests), listen: (port) => listenOnLoopback(router, port) };
}
