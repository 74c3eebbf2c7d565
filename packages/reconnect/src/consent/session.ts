import { deriveSecret, isSecretForm, newSecret } from '../secrets.ts';

/**
 * What a browser keeps while its person is at the provider: a secret of its own, the same however often it sets out, and the
 * token of the link it set out with last, so that the callback's page can lead back there.
 */
export const sessionOf = (browser: string, token: string): string => `${browser}.${token}`;
export const browserOfSession = (session: string): string => session.split('.')[0] ?? '';
export const tokenOfSession = (session: string): string | undefined => session.split('.')[1];

/** A new one unless the browser has one of ours: nothing guessable may stand in for 32 random bytes. */
export function browserSecretOf(session: string | undefined): string {
  const browser = browserOfSession(session ?? '');
  return isSecretForm(browser) ? browser : newSecret();
}

/** Of PKCE, and of OpenID Connect; both follow from the browser's secret, so neither is stored anywhere. */
export const verifierOf = (browser: string, state: string): string => deriveSecret(browser, `pkce ${state}`);
export const nonceOf = (browser: string, state: string): string => deriveSecret(browser, `nonce ${state}`);
