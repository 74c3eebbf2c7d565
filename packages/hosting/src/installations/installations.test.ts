import { randomBytes } from 'node:crypto';
import { readAuditLog } from '@reconnect/audit';
import { createMovableClock } from '@reconnect/simulators';
import { createMemoryStorage } from '@reconnect/storage/memory';
import { describe, expect, it } from 'vitest';
import { createSlackInstallations } from './installations.ts';

const secret = '{"token":"xoxb-canary"}';

function open() {
  const clock = createMovableClock(Date.parse('2026-11-22T10:00:00.000Z'));
  const storage = createMemoryStorage({ clock });
  const keys = `k1:${randomBytes(32).toString('base64')}`;
  return { clock, storage, installations: createSlackInstallations({ storage, clock, keys }) };
}

async function found({ installations }: ReturnType<typeof open>, tenant = 'T1') {
  const installation = await installations.find(tenant);
  if (installation === undefined) expect.fail(`nothing is installed in ${tenant}`);
  return installation;
}

describe('an installation', () => {
  it('keeps its secret sealed, and binds a tenant to a workspace', async () => {
    const world = open();
    await world.installations.save('T1', { workspace: 'acme', secret });
    expect(await found(world)).toMatchObject({ workspace: 'acme', secret, installedAt: world.clock.now() });
    expect(await world.installations.find('T2')).toBeUndefined();
    for await (const { record } of world.storage.scan('')) expect(JSON.stringify(record)).not.toContain('canary');
  });

  it('does not open in another tenant', async () => {
    const world = open();
    await world.installations.save('T1', { workspace: 'acme', secret });
    const stolen = await world.storage.read('installation:slack:T1', 'installation');
    await world.storage.commit('installation:slack:T2', [
      { kind: 'put', name: 'installation', value: stolen?.value ?? null },
    ]);
    await expect(world.installations.find('T2')).rejects.toMatchObject({ code: 'sealed-grant' });
  });

  it('can be made anew, but not for another account at Aptly', async () => {
    const world = open();
    await world.installations.save('T1', { workspace: 'acme', secret });
    expect(await world.installations.save('T1', { workspace: 'acme', secret: 'newer' })).toBe('saved');
    expect(await world.installations.save('T1', { workspace: 'evil', secret: 'theirs' })).toBe('other_workspace');
    expect(await found(world)).toMatchObject({ workspace: 'acme', secret: 'newer' });
  });

  it('is replaced by whoever is first', async () => {
    const world = open();
    await world.installations.save('T1', { workspace: 'acme', secret });
    const installation = await found(world);
    expect(await world.installations.replace('T1', installation, { secret: 'first' })).toBe('saved');
    expect(await world.installations.replace('T1', installation, { secret: 'second' })).toBe('stale');
    expect(await found(world)).toMatchObject({ secret: 'first' });
  });

  it('is forgotten once, and may then belong to another account', async () => {
    const world = open();
    await world.installations.save('T1', { workspace: 'acme', secret });
    expect(await world.installations.remove('T1', world.clock.now())).toBe(true);
    expect(await world.installations.remove('T1', world.clock.now())).toBe(false);
    expect(await world.installations.save('T1', { workspace: 'other', secret })).toBe('saved');
  });

  it('stays when the news of an end is older than it', async () => {
    const world = open();
    await world.installations.save('T1', { workspace: 'acme', secret });
    const removedAt = world.clock.now();
    world.clock.advance(60_000);
    await world.installations.save('T1', { workspace: 'acme', secret: 'anew' });
    expect(await world.installations.remove('T1', removedAt)).toBe(false);
    expect(await found(world)).toMatchObject({ secret: 'anew' });
  });

  it('and its end are accounted for', async () => {
    const world = open();
    await world.installations.save('T1', { workspace: 'acme', secret });
    world.clock.advance(1);
    await world.installations.remove('T1', world.clock.now());
    expect(await readAuditLog(world.storage, {})).toMatchObject([
      { deed: 'app.installed', workspace: 'acme', about: { platform: 'slack', tenant: 'T1' } },
      { deed: 'app.removed', workspace: 'acme', about: { platform: 'slack', tenant: 'T1' } },
    ]);
  });
});
