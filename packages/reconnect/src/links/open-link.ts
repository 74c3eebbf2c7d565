import { maskAddress } from '@reconnect/article';
import type { Provider, ReconnectMode } from '@reconnect/troubleshooting';
import type { ReconnectFlowDeps } from '../flow-ports.ts';
import { hashOf } from '../secrets.ts';
import { type LinkState, readLink, type StoredLink, stateOfLink } from './link-records.ts';

/** Whose connection a link repairs, fit to be shown to whoever holds the link. */
export interface LinkView {
  readonly provider: Provider;
  /** Masked. */
  readonly address: string;
  readonly mode: ReconnectMode;
  /** Where the conversation is that the link came from: `slack`, `teams`. */
  readonly platform: string;
  /** BCP 47 and IANA name, of the person the link was given to. */
  readonly locale?: string | undefined;
  readonly timeZone?: string | undefined;
}

export type ClosedBecause = 'unknown' | Exclude<LinkState, 'live'>;

export type OpenedLink =
  | { readonly state: 'live'; readonly view: LinkView; readonly link: StoredLink }
  | { readonly state: 'closed'; readonly because: ClosedBecause; readonly view?: LinkView };

type Deps = Pick<ReconnectFlowDeps, 'storage' | 'clock' | 'inboxes'>;

/** Looks at a link and changes nothing: mail scanners and previews do this before its person does. */
export function openLink(deps: Deps, token: string): Promise<OpenedLink> {
  return openLinkByHash(deps, hashOf(token), deps.clock.now());
}

/** `at`: when the person set out with it, in milliseconds since 1970. */
export async function openLinkByHash({ storage, inboxes }: Deps, linkHash: string, at: number): Promise<OpenedLink> {
  const link = await readLink(storage, linkHash);
  if (link === undefined) return { state: 'closed', because: 'unknown' };
  const { provider, address, mode, inboxId, person, locale, timeZone } = link.record;
  const view = { provider, address: maskAddress(address), mode, platform: person.platform, locale, timeZone };
  const state = await stateOfLink(storage, link, at);
  if (state !== 'live') return { state: 'closed', because: state, view };
  const account = await inboxes.account(inboxId);
  // Under this id there may be another mailbox by now; nobody was given a link to that one.
  const isSame = account?.provider === provider && account.address.toLowerCase() === address.toLowerCase();
  return isSame ? { state: 'live', view, link } : { state: 'closed', because: 'unknown' };
}
