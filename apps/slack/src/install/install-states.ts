import { randomBytes } from 'node:crypto';
import type { Capabilities } from '@reconnect/hosting';
import { digestOf, isSame, sign } from './signing.ts';

export interface InstallStatesDeps {
  readonly storage: Capabilities['storage'];
  readonly clock: { now(): number };
  readonly secret: string;
}

/**
 * What travels through Slack with somebody who installs the app. It comes back once, within ten minutes, in the browser
 * it left from: so nobody can be led into an installation that another began.
 */
export interface InstallStates {
  /** `browser` goes into a cookie. */
  issue(workspace: string): Promise<{ readonly state: string; readonly browser: string }>;
  /** The workspace it was issued for; undefined when it is forged, late, used or another browser's. Uses it up. */
  redeem(state: string, browser: string | undefined): Promise<string | undefined>;
}

/** Milliseconds. */
export const stateLife = 10 * 60_000;

const partition = 'slack-install';
const nameOf = (nonce: string) => `state/${digestOf(nonce)}`;
const newSecret = () => randomBytes(24).toString('base64url');

export function createInstallStates({ storage, clock, secret }: InstallStatesDeps): InstallStates {
  return {
    async issue(workspace) {
      const [nonce, browser] = [newSecret(), newSecret()];
      const expiresAt = clock.now() + stateLife;
      const value = { workspace, browser: digestOf(browser) };
      await storage.commit(partition, [{ kind: 'put', name: nameOf(nonce), value, expect: 0, expiresAt }]);
      return { state: `${nonce}.${sign(secret, 'install-state', [nonce])}`, browser };
    },
    async redeem(state, browser) {
      const [nonce = '', signature = ''] = state.split('.');
      // Forgeries cost no read.
      if (browser === undefined || !isSame(signature, sign(secret, 'install-state', [nonce]))) return undefined;
      const record = await storage.read(partition, nameOf(nonce));
      if (record === undefined) return undefined;
      const issued = record.value as { readonly workspace: string; readonly browser: string };
      if (!isSame(digestOf(browser), issued.browser)) return undefined;
      const { outcome } = await storage.commit(partition, [
        { kind: 'remove', name: record.name, expect: record.version },
      ]);
      return outcome === 'saved' ? issued.workspace : undefined;
    },
  };
}
