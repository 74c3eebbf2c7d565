import {
  conversationKey,
  createKeyedQueue,
  type Home,
  type Homes,
  type Log,
  type Person,
  type Ports,
} from '@reconnect/assistant';
import type { InFlight } from '@reconnect/hosting';
import type { SlackAddress } from './address.ts';
import { createBoundedMap } from './bounded-map.ts';
import { renderHome } from './drawing/render-home.ts';
import { nameOf, SlackApiError } from './errors.ts';
import { personAt } from './in/received.ts';
import type { SlackAnswer } from './out/transport.ts';
import type { SlackApi } from './out/web-api.ts';

/** Keeps the Home tabs of those who look at them as things stand. */
export interface HomeKeeper {
  /** Somebody looks at their home, which was `hash` until now. Resolves when it is noted that they have one. */
  opened(address: SlackAddress, hash: string | undefined): Promise<void>;
  /** Publishes it soon; changes that follow closely are one. */
  changed(person: Person): void;
  /** Shows `home` to somebody who has none yet, in the place of their own that could not be read. */
  showInstead(person: Person, home: Home): void;
  /** Publishes at once what was to be published soon. */
  settle(): void;
}

export interface HomeKeeperDeps {
  readonly api: Pick<SlackApi, 'call'>;
  readonly homes: Homes;
  readonly clock: Ports['clock'];
  readonly inFlight: InFlight;
  readonly log: Log;
}

/** Milliseconds. */
const soon = 1_000;
/** Homes whose hash is known. */
const mostHashes = 10_000;

/**
 * Publishing is a race: another process may have read an older state and publish later. So a home is published over the
 * one that is known to be there, by its hash; on a conflict the state is read anew, after whoever was faster had read
 * it, and published whatever is there.
 */
export function createHomeKeeper({ api, homes, clock, inFlight, log }: HomeKeeperDeps): HomeKeeper {
  const lanes = createKeyedQueue();
  const hashes = createBoundedMap<string>(mostHashes);
  const waiting = new Map<string, () => void>();

  function noteHash(key: string, hash: unknown): void {
    if (typeof hash === 'string') hashes.set(key, hash);
    else hashes.delete(key);
  }

  async function publish(person: Person, home: Home): Promise<void> {
    const key = conversationKey(person);
    const args = { user_id: person.id, view: renderHome(home) };
    const put = (over: object) =>
      api.call({ method: 'views.publish', tenant: person.tenant, args: { ...args, ...over } });
    const hash = hashes.get(key);
    noteHash(key, hashIn(await put(hash === undefined ? {} : { hash })));
  }

  async function publishAnew(person: Person): Promise<void> {
    const home = await homes.look(person);
    if (home === undefined) return;
    try {
      await publish(person, home);
    } catch (error) {
      if (!(error instanceof SlackApiError) || error.reason !== 'hash_conflict') throw error;
      hashes.delete(conversationKey(person));
      const later = await homes.look(person);
      if (later !== undefined) await publish(person, later);
    }
  }

  function begin(person: Person, work = () => publishAnew(person)): void {
    const published = lanes
      .run(conversationKey(person), work)
      .catch((error: unknown) => log.warn({ error: nameOf(error), tenant: person.tenant }, 'a home is not current'));
    inFlight.add(published);
  }

  return {
    async opened(address, hash) {
      const person = personAt(address);
      await homes.open(person, { ...address });
      noteHash(conversationKey(person), hash);
      begin(person);
    },
    changed(person) {
      const key = conversationKey(person);
      if (waiting.has(key)) return;
      const publishNow = () => {
        callOff();
        waiting.delete(key);
        begin(person);
      };
      const callOff = clock.after(soon, publishNow);
      waiting.set(key, publishNow);
    },
    showInstead(person, home) {
      // Their own may have been published since.
      begin(person, async () => {
        if (hashes.get(conversationKey(person)) === undefined) await publish(person, home);
      });
    },
    settle() {
      for (const publishNow of [...waiting.values()]) publishNow();
    },
  };
}

const hashIn = ({ view }: SlackAnswer): unknown =>
  typeof view === 'object' && view !== null && 'hash' in view ? view.hash : undefined;
