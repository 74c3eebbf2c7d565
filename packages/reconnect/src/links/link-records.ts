import { inboxPartition } from '@reconnect/audit';
import type { Put, Storage } from '@reconnect/storage';
import type { Inbox, LinkReason, Provider, ReconnectMode } from '@reconnect/troubleshooting';

/** A link, in the partition of its inbox, so that one commit can use it up and store the grant. */
export type LinkRecord = {
  readonly person: { readonly platform: string; readonly tenant: string; readonly id: string };
  readonly conversation: string;
  readonly inboxId: string;
  readonly workspace: string;
  readonly provider: Provider;
  readonly address: string;
  readonly mode: ReconnectMode;
  /** A refused consent changes it, so that the next try on the same link asks for what was wrong. */
  readonly reason: LinkReason;
  /** BCP 47 and IANA name, of the person the link was given to. */
  readonly locale?: string | undefined;
  readonly timeZone?: string | undefined;
  /** Milliseconds since 1970, like all times here. */
  readonly expiresAt: number;
  readonly usedAt?: number;
  /** How often somebody set out with it; left out: never. */
  readonly starts?: number;
  /** When the conversation was last told why a return led nowhere. */
  readonly answeredAt?: number;
};

/** The inbox a link is for, as its conversation knows it; only owners are given links. */
export function inboxOfLink({ inboxId: id, workspace, provider, address }: LinkRecord): Inbox {
  return { id, workspace, provider, address, own: true };
}

/** One walk to the provider and back, found by its `state`. */
export type AttemptRecord = {
  readonly linkHash: string;
  readonly inboxId: string;
  readonly workspace: string;
  readonly provider: Provider;
  readonly sessionHash: string;
  /** What the inbox's grant could do at that time. Left out by earlier releases. */
  readonly had?: readonly string[];
  readonly startedAt: number;
  readonly handledAt?: number;
};

export const linkName = (linkHash: string): string => `link/${linkHash}`;
/** Leads from a token to the inbox whose partition holds the link. */
export const lookupPartition = (linkHash: string): string => `link:${linkHash}`;
/** Names the only link of a conversation that still counts. */
export const conversationPartition = (conversation: string): string => `links:${conversation}`;
export const attemptPartition = (stateHash: string): string => `consent:${stateHash}`;

/** How long an old link is still known, so that its page can say "expired" and not "unknown". */
export const linkRemembered = 7 * 24 * 3_600_000;
export const attemptLives = 15 * 60_000;
export const attemptRemembered = 24 * 3_600_000;

/** Writes a link, which is remembered for a week after its end whatever becomes of it. */
export function putLink(linkHash: string, record: LinkRecord, expect?: number): Put {
  const put: Put = {
    kind: 'put',
    name: linkName(linkHash),
    value: record,
    expiresAt: record.expiresAt + linkRemembered,
  };
  return expect === undefined ? put : { ...put, expect };
}

export interface StoredLink {
  readonly hash: string;
  readonly record: LinkRecord;
  readonly version: number;
}

export type LinkState = 'live' | 'expired' | 'used' | 'retired';

export async function readLink(storage: Storage, linkHash: string): Promise<StoredLink | undefined> {
  const lookup = await storage.read(lookupPartition(linkHash), 'inbox');
  if (lookup === undefined) return undefined;
  const found = await storage.read(inboxPartition(lookup.value as string), linkName(linkHash));
  return found && { hash: linkHash, record: found.value as LinkRecord, version: found.version };
}

/**
 * `at`: milliseconds since 1970; who set out in time may come back later. An older link counts as used once a newer link
 * of the same conversation has reconnected the same inbox.
 */
export async function stateOfLink(storage: Storage, link: StoredLink, at: number): Promise<LinkState> {
  if (link.record.usedAt !== undefined) return 'used';
  const current = await storage.read(conversationPartition(link.record.conversation), 'current');
  if (current?.value !== link.hash) return (await isDoneBy(storage, current?.value, link)) ? 'used' : 'retired';
  return link.record.expiresAt > at ? 'live' : 'expired';
}

async function isDoneBy(storage: Storage, current: unknown, { record }: StoredLink): Promise<boolean> {
  const newer = typeof current === 'string' ? await readLink(storage, current) : undefined;
  return newer?.record.usedAt !== undefined && newer.record.inboxId === record.inboxId;
}
