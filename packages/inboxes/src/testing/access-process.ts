import { createGrantAccess } from '../grants/grant-access.ts';
import { parseGrantKeys } from '../grants/grant-keys.ts';
import { createInboxes } from '../inboxes.ts';
import { openGate } from './open-gate.ts';
import { openStorage } from './open-storage.ts';

/** One of several processes on one store: asks `calls` times at once for access to an inbox, prints what it was given. */
const [store = '', keys = '', tokenUrl = '', inboxId = '', calls = ''] = process.argv.slice(2);
const clock = {
  now: Date.now,
  after(delay: number, wake: () => void) {
    const timer = setTimeout(wake, delay);
    return () => clearTimeout(timer);
  },
};
const storage = await openStorage(store, { clock });
const access = createGrantAccess({
  inboxes: createInboxes({ storage, clock, keys: parseGrantKeys(keys) }),
  storage,
  clock,
  gate: openGate,
  async exchange({ refreshToken }) {
    const response = await fetch(tokenUrl, { method: 'POST', body: refreshToken });
    const { accessToken, rotated } = (await response.json()) as { accessToken: string; rotated: string };
    const expiresAt = Date.now() + 3_600_000;
    return { outcome: 'granted', accessToken, expiresAt, refreshToken: rotated, scopes: [], answer: null };
  },
});
const outcomes = await Promise.all(Array.from({ length: Number(calls) }, () => access.access(inboxId)));
process.stdout.write(
  JSON.stringify(outcomes.map((given) => (given.outcome === 'granted' ? given.accessToken : 'refused'))),
);
await storage.close();
