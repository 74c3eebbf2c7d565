import { Router } from 'express';
import { listenOnLoopback, type RequestEntry, recordRequests } from '../provider/door.ts';
import { createGrantLedger, type ProviderClient } from '../provider/grant-ledger.ts';
import { createSigningKey } from '../provider/signing-key.ts';
import type { LoopbackServer } from '../wire/loopback-server.ts';
import { serveGraph } from './graph/graph.ts';
import { createMicrosoftState, createMicrosoftWorld, type MicrosoftWorld } from './microsoft-world.ts';
import { serveAuthorize } from './sign-in/authorize.ts';
import { serveDiscovery } from './sign-in/discovery.ts';
import { serveTokens } from './sign-in/token.ts';

export interface SimulatedMicrosoft {
  /** Sign-in service and Graph at once; to be mounted under any path, before any body parser. */
  readonly router: Router;
  /** Serves the router alone; the port is a free one unless given. */
  listen(port?: number): Promise<LoopbackServer>;
  readonly world: MicrosoftWorld;
}

/** Microsoft's sign-in pages, token endpoint and Graph, for accounts that exist only in `world`. */
export function createSimulatedMicrosoft(deps: {
  readonly clock: { now(): number };
  readonly clients: readonly ProviderClient[];
}): SimulatedMicrosoft {
  const { clock, clients } = deps;
  const prefixes = { code: '1.A', access: 'EwB', refresh: '1.AXoA' };
  const state = createMicrosoftState({ clock, clients, ledger: createGrantLedger({ clock, prefixes }) });
  const key = createSigningKey('simulated-microsoft');
  const requests: RequestEntry[] = [];
  const router = Router();
  router.use(recordRequests(requests, clock));
  serveDiscovery(router, key);
  serveAuthorize(router, state);
  serveTokens(router, state, key);
  serveGraph(router, state);
  return { router, world: createMicrosoftWorld(state, requests), listen: (port) => listenOnLoopback(router, port) };
}
