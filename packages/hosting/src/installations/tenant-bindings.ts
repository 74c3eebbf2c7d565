import { type Actor, type AuditedDeed, auditWrite } from '@reconnect/audit';
import type { Storage } from '@reconnect/storage';
import { type InstalledAt, partitionOf, recordName } from './installation-record.ts';

/** Which account at Aptly a tenant belongs to, where the platform itself tells nothing of an installation. */
export interface TenantBindings {
  /** Undefined where nobody has bound the tenant. */
  workspaceOf(tenant: string): Promise<string | undefined>;
  /** `other_workspace`: the tenant belongs to another account, and nothing was changed. */
  bind(tenant: string, workspace: string, by: Actor): Promise<'bound' | 'known' | 'other_workspace'>;
  /** The account that it belonged to; undefined where there was none. */
  unbind(tenant: string, by: Actor): Promise<string | undefined>;
  /** Walks over the whole store. */
  list(): Promise<readonly TenantBinding[]>;
}

export interface TenantBinding {
  readonly tenant: string;
  readonly workspace: string;
}

type BindingRecord = {
  readonly workspace: string;
};

export interface TenantBindingsDeps {
  readonly storage: Storage;
  readonly clock: { now(): number };
}

/**
 * The bindings of Teams tenants, stored as Slack's installations are, without a secret. Only an operator makes one: a
 * tenant is known by its id, which the Bot Connector signs, and never by what its people call themselves or their mail.
 */
export function createTenantBindings({ storage, clock }: TenantBindingsDeps): TenantBindings {
  // An id is a GUID, and people write those in either case.
  const at = (tenant: string): InstalledAt => ({ platform: 'teams', tenant: tenant.toLowerCase() });
  const prefix = partitionOf(at(''));

  async function read(tenant: string) {
    const record = await storage.read(partitionOf(at(tenant)), recordName);
    return record && { ...(record.value as BindingRecord), version: record.version };
  }

  const entry = (tenant: string, deed: AuditedDeed, { workspace, by }: BindingRecord & { readonly by: Actor }) =>
    auditWrite({ at: new Date(clock.now()).toISOString(), deed, by, workspace, about: { ...at(tenant) } });

  return {
    async workspaceOf(tenant) {
      return (await read(tenant))?.workspace;
    },
    async bind(tenant, workspace, by) {
      for (;;) {
        const before = await read(tenant);
        if (before !== undefined) return before.workspace === workspace ? 'known' : 'other_workspace';
        const { outcome } = await storage.commit(partitionOf(at(tenant)), [
          { kind: 'put', name: recordName, value: { workspace }, expect: 0 },
          entry(tenant, 'tenant.bound', { workspace, by }),
        ]);
        if (outcome === 'saved') return 'bound';
      }
    },
    async unbind(tenant, by) {
      for (;;) {
        const before = await read(tenant);
        if (before === undefined) return undefined;
        const { workspace, version } = before;
        const { outcome } = await storage.commit(partitionOf(at(tenant)), [
          { kind: 'remove', name: recordName, expect: version },
          entry(tenant, 'tenant.unbound', { workspace, by }),
        ]);
        if (outcome === 'saved') return workspace;
      }
    },
    async list() {
      // A store that is written to while it is walked over may show a record twice.
      const found = new Map<string, string>();
      for await (const { partition, record } of storage.scan(recordName)) {
        if (record.name !== recordName || !partition.startsWith(prefix)) continue;
        found.set(partition.slice(prefix.length), (record.value as BindingRecord).workspace);
      }
      return [...found].map(([tenant, workspace]) => ({ tenant, workspace }));
    },
  };
}
