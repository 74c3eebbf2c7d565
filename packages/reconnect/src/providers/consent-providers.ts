import type { Provider } from '@reconnect/troubleshooting';
import type { ConsentProvider } from './consent-provider.ts';
import { createGoogleConsent, type GoogleConsentConfig } from './google/google-consent.ts';
import { createMicrosoftConsent, type MicrosoftConsentConfig } from './microsoft/microsoft-consent.ts';

export interface ConsentProvidersConfig {
  readonly google: GoogleConsentConfig;
  readonly microsoft: MicrosoftConsentConfig;
  /** The web app's address as browsers see it: both callbacks are below it. */
  readonly publicUrl: string;
}

export function createConsentProviders(
  { google, microsoft, publicUrl }: ConsentProvidersConfig,
  clock: { now(): number },
): Record<Provider, ConsentProvider> {
  const back = (provider: Provider) => new URL(`/oauth/${provider}/callback`, publicUrl).href;
  return {
    google: createGoogleConsent(google, { redirectUri: back('google'), clock }),
    microsoft: createMicrosoftConsent(microsoft, { redirectUri: back('microsoft'), clock }),
  };
}
