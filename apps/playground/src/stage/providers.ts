import type { SimulatedWorld } from '../simulated-world.ts';
import type { Provider } from './scenario.ts';

const minute = 60_000;

/** What Aptly asks each provider for, as its back end recorded it. */
const scopes: Readonly<Record<Provider, readonly string[]>> = {
  google: ['openid', 'email', 'https://www.googleapis.com/auth/gmail.readonly'],
  microsoft: ['openid', 'profile', 'email', 'offline_access', 'User.Read', 'Mail.Read'],
};

/** Somebody else's account in the same browser: what a person picks by mistake. */
const strayAccount: Readonly<Record<Provider, { readonly email: string; readonly tid?: string }>> = {
  google: { email: 'dana.reyes@gmail.example' },
  microsoft: { email: 'dana.reyes@outlook.example', tid: 'consumers' },
};

const mails = [
  ['Nora Lind <nora@lindberg.example>', 'Re: Lease renewal, unit 4B'],
  ['Fjord Plumbing <office@fjord.example>', 'Invoice 2207 for Harbour Street'],
  ['Priya Raman <priya@northwind.example>', 'Keys for Saturday’s viewing'],
  ['Tom Okafor <tom@okafor.example>', 'The dishwasher is leaking again'],
  ['City Water <notices@citywater.example>', 'Planned maintenance on Thursday'],
  ['Elin Berg <elin@berg.example>', 'Application for the two-bedroom'],
] as const;

/** One provider's side of a scenario. */
export interface ProviderStage {
  /** A fresh mailbox of this address that synced until `lastGoodSyncAt`, and what Aptly then held of it. */
  connect(address: string, lastGoodSyncAt: number): Connection;
  /** So many messages arrive, spread over the time from `from` to `to`. */
  deliver(address: string, mail: { readonly count: number; readonly from: number; readonly to: number }): void;
  /** How many messages came since, by the provider's own API; undefined when it does not say. */
  countSince(accessToken: string, since: number): Promise<number | undefined>;
}

export interface Connection {
  readonly grant: { readonly refreshToken: string; readonly scopes: readonly string[] };
  readonly cursor: string;
  readonly watch: { readonly expiresAt: number; readonly id?: string };
}

export function stageProvider(provider: Provider, world: SimulatedWorld, publicUrl: string): ProviderStage {
  const { world: accounts } = world[provider];
  const deliver: ProviderStage['deliver'] = (address, { count, from, to }) => {
    for (let n = 0; n < count; n += 1) {
      const [sender, subject] = mails[n % mails.length] ?? mails[0];
      accounts.deliver(address, {
        at: Math.round(from + ((to - from) * (n + 1)) / (count + 1)),
        from: sender,
        subject,
      });
    }
  };
  return {
    connect(address, lastGoodSyncAt) {
      const stray = strayAccount[provider];
      accounts.addAccount({ ...stray, name: 'Dana (private)' });
      accounts.addAccount({ email: address, name: 'Dana Reyes' });
      for (const whom of [address, stray.email, '*']) accounts.setFault(whom, undefined);
      deliver(address, { count: 4, from: lastGoodSyncAt - 90 * minute, to: lastGoodSyncAt });
      const refreshToken = accounts.issueGrant(address, scopes[provider]);
      return { grant: { refreshToken, scopes: scopes[provider] }, ...accounts.startSync(address) };
    },
    deliver,
    async countSince(accessToken, since) {
      const response = await fetch(`${publicUrl}/${provider}${listSince[provider](since)}`, {
        headers: { authorization: `Bearer ${accessToken}` },
      });
      return response.ok ? countIn((await response.json()) as MailList) : undefined;
    },
  };
}

/** As Gmail and as Graph name what they list. */
interface MailList {
  readonly messages?: readonly unknown[];
  readonly value?: readonly unknown[];
}

const countIn = ({ messages = [], value = [] }: MailList) => messages.length + value.length;

const listSince: Readonly<Record<Provider, (since: number) => string>> = {
  google: (since) =>
    `/gmail/v1/users/me/messages?${new URLSearchParams({ q: `in:inbox after:${Math.floor(since / 1000)}` })}`,
  microsoft: (since) =>
    `/v1.0/me/mailFolders/inbox/messages?${new URLSearchParams({
      $filter: `receivedDateTime ge ${new Date(since).toISOString()}`,
      $top: '50',
    })}`,
};
