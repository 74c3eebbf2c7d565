import { type AuditEntry, auditWrite } from '@reconnect/audit';
import { createGrantVault, parseGrantKeys } from '@reconnect/inboxes';
import type { Put, Storage } from '@reconnect/storage';
import {
  type InstallationRecord,
  inSlack,
  type Lease,
  ownerOf,
  partitionOf,
  recordName,
} from './installation-record.ts';
import { createInstallationSeals, type InstallationSeals } from './installation-seals.ts';

/** Where the Slack app was added to a team by its own people, and to which account at Aptly that belongs. */
export interface Installation {
  readonly workspace: string;
  /** What Slack gave us for it; sealed at rest. */
  readonly secret: string;
  /** Milliseconds since 1970. */
  readonly installedAt: number;
  readonly lease?: Lease | undefined;
  /** For `replace`. */
  readonly version: number;
}

export interface Installations {
  find(tenant: string): Promise<Installation | undefined>;
  /**
   * Binds a team to a workspace; again, with another secret, where it was bound to it before. `other_workspace`: it
   * belongs to another account at Aptly, and nothing was changed.
   */
  save(tenant: string, installed: Pick<Installation, 'workspace' | 'secret'>): Promise<'saved' | 'other_workspace'>;
  /** Puts another secret or lease in place of what was found; `stale` when that is no longer there. */
  replace(
    tenant: string,
    found: Installation,
    next: Pick<Installation, 'secret' | 'lease'>,
  ): Promise<'saved' | 'stale'>;
  /**
   * Forgets it. Slack tells of the end late and more than once: what was installed after `at` (milliseconds since
   * 1970) stays. `false` when nothing was to be forgotten.
   */
  remove(tenant: string, at: number): Promise<boolean>;
  readonly seals: InstallationSeals;
}

export interface InstallationsDeps {
  readonly storage: Storage;
  readonly clock: { now(): number };
  /** `GRANT_KEYS`. */
  readonly keys: string;
}

export function createSlackInstallations({ storage, clock, keys }: InstallationsDeps): Installations {
  const vault = createGrantVault(parseGrantKeys(keys));

  const entry = (
    tenant: string,
    deed: AuditEntry['deed'],
    { workspace, by }: Required<Pick<AuditEntry, 'by' | 'workspace'>>,
  ) => auditWrite({ at: new Date(clock.now()).toISOString(), deed, by, workspace, about: { ...inSlack(tenant) } });

  async function read(tenant: string) {
    const record = await storage.read(partitionOf(inSlack(tenant)), recordName);
    return record && { stored: record.value as InstallationRecord, version: record.version };
  }

  function put(tenant: string, { secret, lease, ...known }: Omit<Installation, 'version'>, expect: number): Put {
    const sealed = vault.seal(secret, ownerOf(inSlack(tenant), known.workspace));
    return {
      kind: 'put',
      name: recordName,
      value: { ...known, sealed, ...(lease !== undefined && { lease }) },
      expect,
    };
  }

  return {
    seals: createInstallationSeals({ storage, clock, vault }),
    async find(tenant) {
      const found = await read(tenant);
      if (found === undefined) return undefined;
      const { sealed, ...known } = found.stored;
      const secret = vault.open(sealed, ownerOf(inSlack(tenant), known.workspace));
      return { ...known, secret, version: found.version };
    },
    async save(tenant, { workspace, secret }) {
      for (;;) {
        const before = await read(tenant);
        if (before !== undefined && before.stored.workspace !== workspace) return 'other_workspace';
        const installed = { workspace, secret, installedAt: clock.now() };
        const { outcome } = await storage.commit(partitionOf(inSlack(tenant)), [
          put(tenant, installed, before?.version ?? 0),
          entry(tenant, 'app.installed', { workspace, by: { kind: 'browser' } }),
        ]);
        if (outcome === 'saved') return 'saved';
      }
    },
    async replace(tenant, { workspace, installedAt, version }, next) {
      const { outcome } = await storage.commit(partitionOf(inSlack(tenant)), [
        put(tenant, { workspace, installedAt, ...next }, version),
      ]);
      return outcome;
    },
    async remove(tenant, at) {
      for (;;) {
        const found = await read(tenant);
        if (found === undefined || found.stored.installedAt > at) return false;
        const { outcome } = await storage.commit(partitionOf(inSlack(tenant)), [
          { kind: 'remove', name: recordName, expect: found.version },
          entry(tenant, 'app.removed', { workspace: found.stored.workspace, by: { kind: 'assistant' } }),
        ]);
        if (outcome === 'saved') return true;
      }
    },
  };
}
