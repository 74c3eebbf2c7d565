import { describe, expect, it } from 'vitest';
import { openMicrosoft } from '../open-microsoft.ts';

const real = 'https://login.microsoftonline.com';

describe('The discovery of the simulated Microsoft', () => {
  it('vouches for the real hosts and for itself', async () => {
    const { url } = await openMicrosoft();
    const asked = new URLSearchParams({
      'api-version': '1.1',
      authorization_endpoint: `${real}/common/oauth2/v2.0/authorize`,
    });
    const instance = await fetch(`${url}/common/discovery/instance?${asked}`);
    expect(await instance.json()).toMatchObject({
      tenant_discovery_endpoint: `${url}/common/v2.0/.well-known/openid-configuration`,
      metadata: [{ preferred_network: 'login.microsoftonline.com' }, { aliases: [new URL(url).host] }],
    });
  });

  it('names its own endpoints under the real issuer', async () => {
    const { url } = await openMicrosoft();
    const metadata = await fetch(`${url}/organizations/v2.0/.well-known/openid-configuration`);
    expect(await metadata.json()).toMatchObject({
      issuer: `${real}/{tenantid}/v2.0`,
      authorization_endpoint: `${url}/organizations/oauth2/v2.0/authorize`,
    });
  });
});
