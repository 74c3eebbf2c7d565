import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createServiceHosts } from '../out/service-hosts.ts';
import { createGate } from './gate.ts';

const body = JSON.parse(readFileSync(new URL('../../fixtures/personal-message.json', import.meta.url), 'utf8'));
const appId = 'c1d2e3f4-0a1b-4c2d-8e3f-405162738495';
const gate = createGate({
  serviceHosts: createServiceHosts({ local: false, more: ['canary.botapi.skype.com'] }),
  appId,
});
const localGate = createGate({ serviceHosts: createServiceHosts({ local: true }) });

describe('the gate', () => {
  it('lets an activity of Teams pass', () => {
    expect(gate(body)).toEqual({ passed: true, activity: body });
  });

  it.each([
    'https://smba.trafficmanager.net/amer/',
    'https://smba.infra.gcc.teams.microsoft.com/gcc/',
    'https://canary.botapi.skype.com/',
    'https://SMBA.trafficmanager.net:443/amer/',
  ])('knows the service at %s', (serviceUrl) => {
    expect(gate({ ...body, serviceUrl })).toMatchObject({ passed: true });
  });

  it.each([
    ['nothing', undefined, 'no_object'],
    ['null', null, 'no_object'],
    ['a list', [], 'no_object'],
    ['a text', 'hello', 'no_object'],
    ['an empty object', {}, 'no_type'],
    ['a type that is no text', { ...body, type: { toString: 'message' } }, 'no_type'],
    ['no id', { ...body, id: undefined }, 'no_id'],
    ['no conversation', { ...body, conversation: undefined }, 'no_conversation'],
    ['a conversation without an id', { ...body, conversation: {} }, 'no_conversation'],
    ['no sender', { ...body, from: { id: '' } }, 'no_sender'],
    ['a sender whose id has half a character', { ...body, from: { id: '29:\uD800' } }, 'no_sender'],
    ['no recipient', { ...body, recipient: undefined }, 'no_recipient'],
    ['no tenant', { ...body, conversation: { id: 'a:1' }, channelData: {} }, 'no_tenant'],
    [
      'a conversation of one organisation and a sender of another',
      { ...body, channelData: { tenant: { id: '00000000-6f5c-4b9a-9f0e-2f3b6b1f7a11' } } },
      'two_tenants',
    ],
    ['the channel that skips the service URL', { ...body, channelId: 'AseChannel' }, 'foreign_channel'],
    ['the emulator', { ...body, channelId: 'emulator' }, 'foreign_channel'],
    ['another case of the channel', { ...body, channelId: 'MSTeams' }, 'foreign_channel'],
    ['no channel', { ...body, channelId: undefined }, 'foreign_channel'],
    [
      'no service URL, which skips the comparison with the token',
      { ...body, serviceUrl: undefined },
      'foreign_service',
    ],
    [
      'GCC High, whose tokens are not ours',
      { ...body, serviceUrl: 'https://smba.infra.gov.teams.microsoft.us/gcch/' },
      'foreign_service',
    ],
    ['a service URL that is none', { ...body, serviceUrl: 'smba.trafficmanager.net' }, 'foreign_service'],
    ['plain http', { ...body, serviceUrl: 'http://smba.trafficmanager.net/emea/' }, 'foreign_service'],
    ['the metadata service of a cloud', { ...body, serviceUrl: 'http://169.254.169.254/' }, 'foreign_service'],
    [
      'a host that only begins well',
      { ...body, serviceUrl: 'https://smba.trafficmanager.net.evil.example/' },
      'foreign_service',
    ],
    [
      'a host behind a user name',
      { ...body, serviceUrl: 'https://smba.trafficmanager.net@evil.example/' },
      'foreign_service',
    ],
    ['a user name before the host', { ...body, serviceUrl: 'https://x:y@smba.trafficmanager.net/' }, 'foreign_service'],
    ['another port', { ...body, serviceUrl: 'https://smba.trafficmanager.net:8443/' }, 'foreign_service'],
    ['loopback', { ...body, serviceUrl: 'http://localhost:3000/' }, 'foreign_service'],
    ['another bot', { ...body, recipient: { id: '28:00000000-0000-4000-8000-000000000000' } }, 'foreign_bot'],
    ['the bare app id', { ...body, recipient: { id: appId } }, 'foreign_bot'],
  ])('refuses %s', (_, refused, because) => {
    expect(gate(refused)).toEqual({ passed: false, because });
  });
});

describe('the gate of a local app without authentication', () => {
  it.each(['http://localhost:56150/_connector', 'http://127.0.0.2:4000/', 'http://[::1]:4000/'])(
    'knows %s',
    (serviceUrl) => {
      expect(localGate({ ...body, serviceUrl, recipient: { id: 'any' } })).toMatchObject({ passed: true });
    },
  );

  it.each(['http://10.0.0.1/', 'http://localhost.evil.example/', 'file://localhost/etc/passwd'])(
    'refuses %s',
    (serviceUrl) => {
      expect(localGate({ ...body, serviceUrl })).toEqual({ passed: false, because: 'foreign_service' });
    },
  );
});
