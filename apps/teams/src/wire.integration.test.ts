import type { Person, Ports } from '@reconnect/assistant';
import { type Capabilities, createLog, createMetrics, openCapabilities, readEnvironment } from '@reconnect/hosting';
import { createMovableClock } from '@reconnect/simulators';
import { afterEach, describe, expect, it } from 'vitest';
import { commonVariables } from '../../../tools/sample-variables.ts';
import { wireTeams } from './wire.ts';

const home = '9c1f2d3e-8a4d-4b7e-9c1f-2d3e4f5a6b7c';
const northwind = '8f0f2c1e-6f5c-4b9a-9f0e-2f3b6b1f7a11';
const by = { kind: 'operator', name: 'ops' } as const;
const dana = '5c0a4a0e-7c1e-4c3a-9a55-6a1f1f1d2b01';
const of = (tenant: string): Person => ({ platform: 'teams', tenant, id: dana });

const registration = { MicrosoftAppId: '0f6b2c1e-8a4d-4b7e-9c1f-2d3e4f5a6b7c', MicrosoftAppPassword: 'not-a-real-one' };
const single = { ...registration, MicrosoftAppTenantId: home };
const multi = { ...registration, MicrosoftAppType: 'MultiTenant' };

const ending: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

/** To which account the app that is made of these variables counts people. */
async function wired(variables: Readonly<Record<string, string>>) {
  const environment = readEnvironment('teams', {
    ...commonVariables,
    STORE: 'memory',
    ...variables,
  });
  const [log, metrics] = [createLog('teams', 'silent'), createMetrics('teams')];
  const opened = await openCapabilities(environment, { clock: createMovableClock(0), log, metrics });
  let workspaceOf: Ports['inboxes']['workspaceOf'] = async () => environment.WORKSPACE;
  const capabilities: Capabilities = {
    ...opened,
    assistantFor(channel, given = workspaceOf) {
      workspaceOf = given;
      return opened.assistantFor(channel, given);
    },
  };
  const app = wireTeams({ environment, capabilities, log, metrics });
  ending.push(opened.close, app.stop);
  return { tenants: opened.teamsTenants, workspaceOf };
}

describe('people in Teams', () => {
  it.each([
    ['one organisation', single],
    ['many organisations', multi],
  ])('belong to the account of the environment where there is only that one, in a bot for %s', async (_, given) => {
    const { workspaceOf, tenants } = await wired({ ...given, WORKSPACE: 'aptly' });
    await tenants.bind(northwind, 'other', by);
    expect(await workspaceOf(of(home))).toBe('aptly');
    expect(await workspaceOf(of(northwind))).toBe('aptly');
  });

  it.each([
    ['one organisation', single],
    ['many organisations', multi],
  ])('belong to the account that their tenant is bound to, as long as it is, in a bot for %s', async (_, given) => {
    const { workspaceOf, tenants } = await wired(given);
    expect(await workspaceOf(of(home))).toBeUndefined();
    await tenants.bind(home, 'aptly', by);
    expect(await workspaceOf(of(home.toUpperCase()))).toBe('aptly');
    expect(await workspaceOf(of(northwind))).toBeUndefined();
    await tenants.unbind(home, by);
    expect(await workspaceOf(of(home))).toBeUndefined();
  });

  it('of simulators on this machine belong to the account of the environment', async () => {
    const { workspaceOf } = await wired({ TEAMS_LOCAL_UNAUTHENTICATED: '1', WORKSPACE: 'aptly' });
    expect(await workspaceOf(of(northwind))).toBe('aptly');
  });
});
