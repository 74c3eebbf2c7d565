import type { Router } from 'express';
import { publicUrlOf } from '../../provider/door.ts';
import type { SigningKey } from '../../provider/signing-key.ts';

const realHosts = ['login.microsoftonline.com', 'login.windows.net', 'login.microsoft.com', 'sts.windows.net'];
const realIssuer = 'https://login.microsoftonline.com';

/** What clients read to find the other endpoints; the addresses are the simulator's own, the issuer is the real one. */
export function serveDiscovery(router: Router, key: SigningKey): void {
  router.get('/common/discovery/instance', (request, response) => {
    const own = {
      preferred_network: request.get('host'),
      preferred_cache: request.get('host'),
      aliases: [request.get('host')],
    };
    const real = { preferred_network: realHosts[0], preferred_cache: 'login.windows.net', aliases: realHosts };
    response.json({
      tenant_discovery_endpoint: `${publicUrlOf(request)}/common/v2.0/.well-known/openid-configuration`,
      'api-version': '1.1',
      metadata: [real, own],
    });
  });

  router.get('/:tenant/v2.0/.well-known/openid-configuration', (request, response) => {
    const { tenant } = request.params;
    const base = `${publicUrlOf(request)}/${tenant}`;
    const shared = ['common', 'organizations', 'consumers'].includes(tenant);
    response.json({
      token_endpoint: `${base}/oauth2/v2.0/token`,
      token_endpoint_auth_methods_supported: ['client_secret_post'],
      jwks_uri: `${base}/discovery/v2.0/keys`,
      response_modes_supported: ['query'],
      subject_types_supported: ['pairwise'],
      id_token_signing_alg_values_supported: ['RS256'],
      response_types_supported: ['code'],
      scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
      issuer: `${realIssuer}/${shared ? '{tenantid}' : tenant}/v2.0`,
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      tenant_region_scope: null,
      cloud_instance_name: 'microsoftonline.com',
      msgraph_host: 'graph.microsoft.com',
    });
  });

  router.get('/:tenant/discovery/v2.0/keys', async (_request, response) => {
    response.json(await key.published());
  });
}
