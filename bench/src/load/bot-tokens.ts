import { generateKeyPairSync, sign } from 'node:crypto';
import type { StubAnswer, StubRequest } from './stub-server.ts';
import { appId } from './teams.ts';

/** Where Microsoft answers bots; the bench stands in for all of them. */
export const cloudHosts = ['smba.trafficmanager.net', 'login.botframework.com', 'login.microsoftonline.com'] as const;

const issuer = 'https://api.botframework.com';
const kid = 'bench-1';
const login = 'https://login.microsoftonline.com';

export interface BotTokens {
  /** The `Authorization` header of an activity from this service. */
  headerFor(serviceUrl: string): string;
  /** Metadata, keys and the token endpoint; undefined for any other path. */
  answer(request: StubRequest): StubAnswer | undefined;
}

/** The Bot Connector's keys and the token endpoint of the bot's own registration. */
export function createBotTokens(now: () => number): BotTokens {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const jwt = (claims: object) => {
    const at = Math.floor(now() / 1000);
    const text = `${encode({ alg: 'RS256', typ: 'JWT', kid, x5t: kid })}.${encode({ ...claims, nbf: at - 60, exp: at + 3600 })}`;
    return `${text}.${sign('sha256', Buffer.from(text), privateKey).toString('base64url')}`;
  };
  const json = (value: object): StubAnswer => ({ status: 200, body: JSON.stringify(value) });
  return {
    headerFor: (serviceUrl) => `Bearer ${jwt({ iss: issuer, aud: appId, serviceurl: serviceUrl })}`,
    answer(request) {
      const [path = ''] = request.path.split('?', 1);
      if (path.endsWith('/.well-known/openidconfiguration')) {
        const jwks_uri = 'https://login.botframework.com/v1/.well-known/keys';
        return json({ issuer, jwks_uri, id_token_signing_alg_values_supported: ['RS256'] });
      }
      if (path.endsWith('/.well-known/keys')) {
        return json({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid, use: 'sig', endorsements: ['msteams'] }] });
      }
      if (path.includes('/.well-known/openid-configuration')) return json(authority(path.split('/')[1] ?? ''));
      if (path.endsWith('/oauth2/v2.0/token')) {
        return json({
          token_type: 'Bearer',
          expires_in: 3599,
          access_token: jwt({ iss: issuer, aud: issuer, appid: appId }),
        });
      }
      return undefined;
    },
  };
}

/** What MSAL reads of a tenant before it asks for a token. */
const authority = (tenant: string) => ({
  issuer: `${login}/${tenant}/v2.0`,
  authorization_endpoint: `${login}/${tenant}/oauth2/v2.0/authorize`,
  token_endpoint: `${login}/${tenant}/oauth2/v2.0/token`,
  jwks_uri: `${login}/${tenant}/discovery/v2.0/keys`,
});
