import { auditWrite, inboxPartition } from '@reconnect/audit';
import type { Json, Storage } from '@reconnect/storage';
import { type Inbox, type LinkReason, linkLives, type ReconnectMode } from '@reconnect/troubleshooting';
import { deedEntry } from '../deed-entry.ts';
import { hashOf, newSecret } from '../secrets.ts';
import { conversationPartition, type LinkRecord, linkRemembered, lookupPartition, putLink } from './link-records.ts';

export interface LinkRequest {
  readonly person: { readonly platform: string; readonly tenant: string; readonly id: string };
  readonly conversation: string;
  readonly inbox: Inbox;
  readonly mode: ReconnectMode;
  readonly reason: LinkReason;
  /** BCP 47: the language its pages speak. */
  readonly locale?: string | undefined;
  /** IANA name: the clock its pages tell the time by. */
  readonly timeZone?: string | undefined;
}

/** Single-use addresses of the reconnect page. */
export interface ReconnectLinks {
  /** A new link for 30 minutes, known from here on by its hash only; it retires the conversation's earlier ones. */
  issue(request: LinkRequest): Promise<{ readonly url: string; readonly expiresAt: string }>;
}

export interface ReconnectLinksDeps {
  readonly storage: Storage;
  readonly clock: { now(): number };
  /** The web app's address as browsers see it. */
  readonly publicUrl: string;
}

export function createReconnectLinks({ storage, clock, publicUrl }: ReconnectLinksDeps): ReconnectLinks {
  return {
    async issue({ person, conversation, inbox, mode, reason, locale, timeZone }) {
      const token = newSecret();
      const hash = hashOf(token);
      const now = clock.now();
      const { id: inboxId, workspace, provider, address } = inbox;
      const { platform, tenant, id } = person;
      const record: LinkRecord = {
        person: { platform, tenant, id },
        conversation,
        inboxId,
        workspace,
        provider,
        address,
        mode,
        reason,
        locale,
        timeZone,
        expiresAt: now + linkLives,
      };
      const expiresAt = record.expiresAt + linkRemembered;
      const put = (partition: string, name: string, value: Json) =>
        storage.commit(partition, [{ kind: 'put', name, value, expiresAt }]);
      // The conversation's pointer is last: until it stands, the earlier link is the one that counts.
      await put(lookupPartition(hash), 'inbox', inboxId);
      const by = { kind: 'person', conversation } as const;
      const issued = deedEntry(record, { deed: 'link.issued', by, at: now, about: { mode, reason } });
      await storage.commit(inboxPartition(inboxId), [putLink(hash, record, 0), auditWrite(issued)]);
      await put(conversationPartition(conversation), 'current', hash);
      return {
        url: new URL(`/reconnect/${token}`, publicUrl).href,
        expiresAt: new Date(record.expiresAt).toISOString(),
      };
    },
  };
}
