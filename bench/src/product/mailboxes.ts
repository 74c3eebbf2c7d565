import type { FaultName, RegisteredInbox } from './simulators.ts';
import type { Upstreams } from './upstreams.ts';

type Provider = RegisteredInbox['provider'];

const scopes: Readonly<Record<Provider, readonly string[]>> = {
  google: ['openid', 'email', 'https://www.googleapis.com/auth/gmail.readonly'],
  microsoft: ['openid', 'profile', 'email', 'offline_access', 'User.Read', 'Mail.Read'],
};

const hour = 60 * 60_000;

export const emailOf = (number: string) => `robin.${number}@northwind.example`;
export const inboxOf = (number: string) => `ib_${number}`;

interface MailboxToOpen {
  readonly number: string;
  readonly provider: Provider;
  readonly workspace: string;
  /** Left out: nothing is wrong with it. */
  readonly fault?: FaultName;
}

/** Opens a mailbox at its provider, and then lets its fault strike; what Aptly registers of it. */
export function openMailbox(upstreams: Pick<Upstreams, Provider>, mailbox: MailboxToOpen): RegisteredInbox {
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
