import { readAuditLog } from '@reconnect/audit';
import { createMemoryStorage } from '@reconnect/storage/memory';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OperatorError } from './errors.ts';
import { tenantsBind, tenantsList, tenantsUnbind } from './tenants.ts';
import { openDesk, type TestDesk } from './testing/desk.ts';

const northwind = '9c1f2d3e-8a4d-4b7e-9c1f-2d3e4f5a6b7c';

describe('pnpm tenants', () => {
  let desk: TestDesk;
  beforeEach(() => {
    desk = openDesk({ name: 'memory', open: createMemoryStorage });
  });
  afterEach(() => desk.close());

  const run = (command: typeof tenantsBind, ...args: readonly string[]) =>
    command.prepare(args, { STORE: 'sqlite:any' }).run(desk, desk.print);

  it('binds a tenant to an account, shows it and takes it away', async () => {
    expect(await run(tenantsList)).toBe(0);
    expect(await run(tenantsBind, northwind.toUpperCase(), 'acme')).toBe(0);
    expect(await run(tenantsBind, northwind, 'acme')).toBe(0);
    expect(await run(tenantsList)).toBe(0);
    expect(await run(tenantsList, '--json')).toBe(0);
    expect(await run(tenantsUnbind, northwind)).toBe(0);
    expect(desk.said).toEqual([
      'No tenant is bound.',
      `The people of ${northwind} now belong to acme.`,
      `The people of ${northwind} belonged already to acme.`,
      expect.stringMatching(/^Tenant +Account$/),
      expect.stringMatching(new RegExp(`^${northwind} +acme$`)),
      JSON.stringify({ tenant: northwind, workspace: 'acme' }),
      `The people of ${northwind} belong to acme no more. Links that they were given end within 30 minutes.`,
    ]);
    expect(await readAuditLog(desk.storage, { deed: 'tenant.bound' })).toMatchObject([{ by: desk.by }]);
  });

  it('gives no tenant to a second account, and takes nothing from one that has none', async () => {
    await run(tenantsBind, northwind, 'acme');
    expect(await run(tenantsBind, northwind, 'evil')).toBe(1);
    expect(await run(tenantsUnbind, '00000000-0000-4000-8000-000000000000')).toBe(1);
    expect(desk.wrong).toEqual([
      `${northwind} belongs to another account, and stays with it until "pnpm tenants unbind ${northwind}".`,
      '00000000-0000-4000-8000-000000000000 is bound to no account.',
    ]);
  });

  it.each([
    ['a domain', tenantsBind, ['northwind.example', 'acme']],
    ['nothing', tenantsBind, []],
    ['no account', tenantsBind, [northwind]],
    ['two accounts', tenantsBind, [northwind, 'acme', 'evil']],
    ['two tenants', tenantsUnbind, [northwind, northwind]],
    ['something', tenantsList, [northwind]],
  ] as const)('does nothing with %s', (_what, command, args) => {
    expect(() => command.prepare(args, { STORE: 'sqlite:any' })).toThrow(OperatorError);
  });
});
