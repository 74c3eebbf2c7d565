import { describe, expect, it } from 'vitest';
import { checkTeamsConfig, type TeamsConfig } from './check-config.ts';

const registered: TeamsConfig = {
  MicrosoftAppId: 'c1d2e3f4-0a1b-4c2d-8e3f-405162738495',
  MicrosoftAppPassword: 'a secret',
  MicrosoftAppTenantId: '8f0f2c1e-6f5c-4b9a-9f0e-2f3b6b1f7a11',
  MicrosoftAppType: 'SingleTenant',
};
const here = { host: '127.0.0.1', production: false };
const deployed = { host: '0.0.0.0', production: true };

const local: TeamsConfig = { localUnauthenticated: true };

describe('the configuration', () => {
  it.each([
    ['a single tenant', registered, deployed],
    [
      'a managed identity',
      { ...registered, MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppPassword: undefined },
      deployed,
    ],
    ['many tenants', { ...registered, MicrosoftAppType: 'MultiTenant', MicrosoftAppTenantId: undefined }, deployed],
    ['this machine, unauthenticated', local, here],
  ])('for %s is right', (_, config, where) => {
    expect(checkTeamsConfig(config, where)).toEqual([]);
  });

  it.each([
    [
      'nothing at all',
      undefined,
      ['MicrosoftAppId', 'MicrosoftAppType', 'MicrosoftAppTenantId', 'MicrosoftAppPassword'],
    ],
    ['an app id of one space', { MicrosoftAppId: ' ' }, ['MicrosoftAppId']],
    ['a mistyped app type', { MicrosoftAppType: 'singletenantt' }, ['MicrosoftAppType']],
    ['another case of the app type', { MicrosoftAppType: 'singletenant' }, ['MicrosoftAppType']],
    ['no tenant', { MicrosoftAppTenantId: '' }, ['MicrosoftAppTenantId']],
    ['a blank password', { MicrosoftAppPassword: ' ' }, ['MicrosoftAppPassword']],
    ['a password for a managed identity', { MicrosoftAppType: 'UserAssignedMSI' }, ['MicrosoftAppPassword']],
  ])('with %s is wrong, also on this machine', (_, change, settings) => {
    const config = change === undefined ? {} : { ...registered, ...change };
    for (const where of [here, deployed]) {
      expect(checkTeamsConfig(config, where).map((problem) => problem.split(' ', 1)[0])).toEqual(settings);
    }
  });

  it.each([
    ['in production', local, { host: '127.0.0.1', production: true }],
    ['for all the world', local, { host: '0.0.0.0', production: false }],
    ['beside an app id', { ...registered, ...local }, here],
  ])('without authentication %s is wrong', (_, config, where) => {
    expect(checkTeamsConfig(config, where)).toEqual([expect.stringContaining('TEAMS_LOCAL_UNAUTHENTICATED')]);
  });

  it('is never quoted in what is said about it', () => {
    const problems = checkTeamsConfig(
      { ...registered, MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppId: 'x' },
      deployed,
    );
    expect(problems.join()).not.toContain('a secret');
  });
});
