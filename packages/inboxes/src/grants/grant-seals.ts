import type { Actor } from '@reconnect/audit';
import type { Storage } from '@reconnect/storage';
import { readRecord } from '../records.ts';
import type { GrantKeys } from './grant-keys.ts';
import { createGrantVault, keyIdOf } from './grant-vault.ts';
import type { WakingClock } from './next-look.ts';
import { createReseal, type ResealOutcome } from './reseal.ts';
import { storedSeals } from './stored-seals.ts';

/** How much of what is stored a key has sealed. */
export interface SealCount {
  readonly keyId: string;
  /** `unknown`: not among the keys at hand, so nothing of it opens. */
  readonly key: 'newest' | 'older' | 'unknown';
  readonly grants: number;
  /** Cached access tokens. */
  readonly accesses: number;
}

/** Whether a grant opens with the key whose id it bears. */
export interface SealTrial {
  readonly inboxId: string;
  readonly keyId: string;
  readonly opens: boolean;
}

/** The keys that what is stored is sealed with, and how to change them while the apps run. */
export interface GrantSeals {
  /** One line a key: those at hand first, newest first, then unknown ones. Walks over the whole store. */
  count(): Promise<readonly SealCount[]>;
  /**
   * Tries every grant that bears the id of a key at hand: an id is only a name, and may have been given to another key.
   * Walks over the whole store.
   */
  trials(): AsyncIterable<SealTrial>;
  /** The inboxes of which something is not sealed with the newest key. Walks over the whole store. */
  outdated(): Promise<readonly string[]>;
  /** What does not open stays byte for byte. Waits for a refresh that is under way. */
  reseal(inboxId: string, by: Actor): Promise<ResealOutcome>;
}

export interface GrantSealsDeps {
  readonly storage: Storage;
  readonly clock: WakingClock;
  readonly keys: GrantKeys;
}

export function createGrantSeals({ storage, clock, keys }: GrantSealsDeps): GrantSeals {
  const vault = createGrantVault(keys);
  const [newest] = keys;
  const known = new Set(keys.map(({ id }) => id));

  function rankOf(keyId: string): SealCount['key'] {
    if (keyId === newest.id) return 'newest';
    return known.has(keyId) ? 'older' : 'unknown';
  }

  return {
    async count() {
      const counts = new Map([...known].map((id) => [id, { grant: 0, refresh: 0 }]));
      for await (const { name, sealed } of storedSeals(storage)) {
        const keyId = keyIdOf(sealed);
        const count = counts.get(keyId) ?? { grant: 0, refresh: 0 };
        counts.set(keyId, { ...count, [name]: count[name] + 1 });
      }
      return [...counts].map(([keyId, { grant, refresh }]) => {
        return { keyId, key: rankOf(keyId), grants: grant, accesses: refresh };
      });
    },
    async *trials() {
      for await (const { inboxId, name, sealed } of storedSeals(storage)) {
        const keyId = keyIdOf(sealed);
        if (name !== 'grant' || !known.has(keyId)) continue;
        const inbox = await readRecord(storage, inboxId, 'inbox');
        if (inbox === undefined) continue;
        yield { inboxId, keyId, opens: vault.opens(sealed, { inboxId, workspace: inbox.value.workspace }) };
      }
    },
    async outdated() {
      const found = new Set<string>();
      for await (const { inboxId, sealed } of storedSeals(storage)) {
        if (!vault.isCurrent(sealed)) found.add(inboxId);
      }
      return [...found];
    },
    reseal: createReseal({ storage, clock, vault }),
  };
}
