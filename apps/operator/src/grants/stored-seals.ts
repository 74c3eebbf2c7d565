import type { Actor } from '@reconnect/audit';
import { createSlackInstallations } from '@reconnect/hosting/installations';
import { createGrantSeals, parseGrantKeys, type ResealOutcome, type SealCount } from '@reconnect/inboxes';
import type { CommandDesk } from '../command.ts';

/** One whose secrets are sealed: an inbox by its id, or a Slack installation by its team or enterprise. */
export interface SealHolder {
  readonly kind: 'inbox' | 'installation';
  readonly id: string;
}

export interface KeyCount extends SealCount {
  /** Slack installations. */
  readonly installations: number;
}

/** What bears a key's id: how much of it the key opens, and what it does not. */
export interface KeyTrial {
  readonly opened: number;
  readonly shut: readonly SealHolder[];
}

/** Everything in the store that is sealed with `GRANT_KEYS`. */
export interface StoredSeals {
  readonly newest: string;
  /** See `GrantSeals`. */
  count(): Promise<readonly KeyCount[]>;
  /** By key id, of the keys at hand that something bears the id of. */
  trials(): Promise<ReadonlyMap<string, KeyTrial>>;
  outdated(): Promise<readonly SealHolder[]>;
  reseal(holder: SealHolder, by: Actor): Promise<ResealOutcome>;
}

export function createStoredSeals({ storage, clock, environment }: CommandDesk<'GRANT_KEYS'>): StoredSeals {
  const keys = parseGrantKeys(environment.GRANT_KEYS);
  const grants = createGrantSeals({ storage, clock, keys });
  const { seals } = createSlackInstallations({ storage, clock, keys: environment.GRANT_KEYS });

  return {
    newest: keys[0].id,
    async count() {
      const [counts, installed] = [await grants.count(), await seals.count()];
      const named = new Set(counts.map(({ keyId }) => keyId));
      // Every key at hand has a line of its own, so a key that is only met here is none of them.
      const others = [...installed.keys()].filter((keyId) => !named.has(keyId));
      const unknown = others.map((keyId) => ({ keyId, key: 'unknown', grants: 0, accesses: 0 }) as const);
      return [...counts, ...unknown].map((count) => ({ ...count, installations: installed.get(count.keyId) ?? 0 }));
    },
    async trials() {
      const trials = new Map<string, { opened: number; shut: SealHolder[] }>();
      const note = (keyId: string, opens: boolean, holder: SealHolder) => {
        const trial = trials.get(keyId) ?? { opened: 0, shut: [] };
        if (opens) trial.opened += 1;
        else trial.shut.push(holder);
        trials.set(keyId, trial);
      };
      for await (const { keyId, opens, inboxId } of grants.trials()) note(keyId, opens, { kind: 'inbox', id: inboxId });
      for await (const { keyId, opens, tenant } of seals.trials()) {
        if (keys.some(({ id }) => id === keyId)) note(keyId, opens, { kind: 'installation', id: tenant });
      }
      return trials;
    },
    async outdated() {
      const [inboxes, tenants] = [await grants.outdated(), await seals.outdated()];
      return [
        ...inboxes.map((id) => ({ kind: 'inbox', id }) as const),
        ...tenants.map((id) => ({ kind: 'installation', id }) as const),
      ];
    },
    reseal: ({ kind, id }, by) => (kind === 'inbox' ? grants.reseal(id, by) : seals.reseal(id, by)),
  };
}
