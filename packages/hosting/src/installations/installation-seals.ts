import { type Actor, auditWrite } from '@reconnect/audit';
import { type GrantVault, keyIdOf, type ResealOutcome } from '@reconnect/inboxes';
import type { Storage } from '@reconnect/storage';
import { type InstallationRecord, inSlack, ownerOf, partitionOf, recordName } from './installation-record.ts';

/** The keys that Slack's installations are sealed with, and how to change them while the apps run. */
export interface InstallationSeals {
  /** How many each key has sealed, by key id. Walks over the whole store. */
  count(): Promise<ReadonlyMap<string, number>>;
  /** Whether each secret opens with the key whose id it bears; not where that is not at hand. Walks over the whole store. */
  trials(): AsyncIterable<{ readonly tenant: string; readonly keyId: string; readonly opens: boolean }>;
  /** The tenants whose secret is not sealed with the newest key. Walks over the whole store. */
  outdated(): Promise<readonly string[]>;
  /**
   * One commit; whoever was faster is looked at again. What does not open stays byte for byte. A renewal of tokens that
   * is under way keeps its lease, and stores what it got over what was sealed here.
   */
  reseal(tenant: string, by: Actor): Promise<ResealOutcome>;
}

export interface InstallationSealsDeps {
  readonly storage: Storage;
  readonly clock: { now(): number };
  readonly vault: GrantVault;
}

export function createInstallationSeals({ storage, clock, vault }: InstallationSealsDeps): InstallationSeals {
  const prefix = partitionOf(inSlack(''));

  async function* stored() {
    for await (const { partition, record } of storage.scan(recordName)) {
      if (record.name !== recordName || !partition.startsWith(prefix)) continue;
      yield { tenant: partition.slice(prefix.length), ...(record.value as InstallationRecord) };
    }
  }

  return {
    async count() {
      const counts = new Map<string, number>();
      for await (const { sealed } of stored()) counts.set(keyIdOf(sealed), (counts.get(keyIdOf(sealed)) ?? 0) + 1);
      return counts;
    },
    async *trials() {
      for await (const { tenant, workspace, sealed } of stored()) {
        yield { tenant, keyId: keyIdOf(sealed), opens: vault.opens(sealed, ownerOf(inSlack(tenant), workspace)) };
      }
    },
    async outdated() {
      // A store that is written to while it is walked over may show a record twice.
      const tenants = new Set<string>();
      for await (const { tenant, sealed } of stored()) if (!vault.isCurrent(sealed)) tenants.add(tenant);
      return [...tenants];
    },
    async reseal(tenant, by) {
      const at = inSlack(tenant);
      for (;;) {
        const record = await storage.read(partitionOf(at), recordName);
        if (record === undefined) return 'current';
        const before = record.value as InstallationRecord;
        if (vault.isCurrent(before.sealed)) return 'current';
        const { workspace } = before;
        const sealed = vault.reseal(before.sealed, ownerOf(at, workspace));
        if (sealed === undefined) return 'unreadable';
        const about = { ...at, from: keyIdOf(before.sealed), to: keyIdOf(sealed) };
        const { outcome } = await storage.commit(partitionOf(at), [
          { kind: 'put', name: recordName, value: { ...before, sealed }, expect: record.version },
          auditWrite({ at: new Date(clock.now()).toISOString(), deed: 'app.resealed', by, workspace, about }),
        ]);
        if (outcome === 'saved') return 'resealed';
      }
    },
  };
}
