import { randomBytes } from 'node:crypto';
import { readAuditLog } from '@reconnect/audit';
import { createMemoryStorage } from '@reconnect/storage/memory';
import { beforeEach, describe, expect, it } from 'vitest';
import { createSlackInstallations } from './installations.ts';
import { createTenantBindings, type TenantBindings } from './tenant-bindings.ts';

const clock = { now: () => Date.parse('2026-11-23T10:00:00.000Z') };
const northwind = '9c1f2d3e-8a4d-4b7e-9c1f-2d3e4f5a6b7c';
const by = { kind: 'operator', name: 'ops' } as const;

let storage: ReturnType<typeof createMemoryStorage>;
let bindings: TenantBindings;
beforeEach(() => {
  storage = createMemoryStorage({ clock });
  bindings = createTenantBindings({ storage, clock });
});

describe('a tenant', () => {
  it('that nobody has bound belongs to no account', async () => {
    expect(await bindings.workspaceOf(northwind)).toBeUndefined();
  });

  it('belongs to the account that it was bound to, in whichever case its id is written', async () => {
    expect(await bindings.bind(northwind.toUpperCase(), 'acme', by)).toBe('bound');
    expect(await bindings.bind(northwind, 'acme', by)).toBe('known');
    expect(await bindings.workspaceOf(northwind)).toBe('acme');
    expect(await bindings.list()).toEqual([{ tenant: northwind, workspace: 'acme' }]);
  });

  it('stays with its account until it is unbound', async () => {
    await bindings.bind(northwind, 'acme', by);
    expect(await bindings.bind(northwind, 'evil', by)).toBe('other_workspace');
    expect(await bindings.workspaceOf(northwind)).toBe('acme');
    expect(await bindings.unbind(northwind, by)).toBe('acme');
    expect(await bindings.unbind(northwind, by)).toBeUndefined();
    expect(await bindings.workspaceOf(northwind)).toBeUndefined();
    expect(await bindings.bind(northwind, 'other', by)).toBe('bound');
  });

  it('is bound by one of two operators at once', async () => {
    const bound = await Promise.all([bindings.bind(northwind, 'acme', by), bindings.bind(northwind, 'evil', by)]);
    expect(bound.toSorted()).toEqual(['bound', 'other_workspace']);
  });

  it('has who bound and unbound it in the audit log', async () => {
    await bindings.bind(northwind, 'acme', by);
    await bindings.unbind(northwind, by);
    const about = { platform: 'teams', tenant: northwind };
    const entries = await readAuditLog(storage, {});
    expect(entries.toSorted((a, b) => a.deed.localeCompare(b.deed))).toMatchObject([
      { deed: 'tenant.bound', by, workspace: 'acme', about },
      { deed: 'tenant.unbound', by, workspace: 'acme', about },
    ]);
  });

  it('of Teams has nothing that an operator could seal anew, and no Slack team has its account', async () => {
    await bindings.bind(northwind, 'acme', by);
    const keys = `k1:${randomBytes(32).toString('base64')}`;
    const slack = createSlackInstallations({ storage, clock, keys });
    expect(await slack.find(northwind)).toBeUndefined();
    expect(await slack.seals.outdated()).toEqual([]);
    await slack.save('T1', { workspace: 'other', secret: 's' });
    expect(await bindings.workspaceOf('T1')).toBeUndefined();
    expect(await bindings.list()).toEqual([{ tenant: northwind, workspace: 'acme' }]);
  });
});
