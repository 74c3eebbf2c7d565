import type { FaultName } from './simulators.ts';
import type { Upstreams } from './upstreams.ts';

export type Provider = 'google' | 'microsoft';

const scopes: Readonly<Record<Provider, readonly string[]>> = {
  google: ['openid', 'email', 'https://www.googleapis.com/auth/gmail.readonly'],
  microsoft: ['openid', 'profile', 'email', 'offline_access', 'User.Read', 'Mail.Read'],
};

const hour = 60 * 60_000;

export const emailOf = (number: string) => `robin.${number}@northwind.example`;
export const inboxOf = (number: string) => `ib_${number}`;

/** What Aptly would register of a mailbox, as the Inbox API takes it. */
export interface Registration {
  readonly workspace: string;
  readonly provider: Provider;
  readonly address: string;
  readonly ownerEmail: string;
  readonly memberEmails: readonly string[];
  readonly grant: { readonly refreshToken: string; readonly scopes: readonly string[] };
  readonly sync: {
    readonly lastSuccessAt: string;
    readonly cursor: string;
    readonly watch: { readonly expiresAt: string; readonly id?: string };
  };
}

export interface MailboxToOpen {
  readonly number: string;
  readonly provider: Provider;
  readonly workspace: string;
  /** Left out: nothing is wrong with it. */
  readonly fault?: FaultName;
}

/** Opens a mailbox at its provider, connects it to Aptly, and then lets its fault strike. */
export function openMailbox(upstreams: Pick<Upstreams, Provider>, mailbox: MailboxToOpen): Registration {
  const { number, provider, workspace, fault } = mailbox;
  const address = emailOf(number);
  const world = upstreams[provider];
  world.addAccount({ email: address, name: 'Robin Meyer' });
  const refreshToken = world.issueGrant(address, scopes[provider]);
  const { cursor, watch } = world.startSync(address);
  if (fault !== undefined) world.setFault(address, fault);
  return {
    workspace,
    provider,
    address,
    ownerEmail: address,
    memberEmails: [],
    grant: { refreshToken, scopes: scopes[provider] },
    sync: {
      lastSuccessAt: new Date(Date.now() - hour).toISOString(),
      cursor,
      watch: { ...watch, expiresAt: new Date(watch.expiresAt).toISOString() },
    },
  };
}
