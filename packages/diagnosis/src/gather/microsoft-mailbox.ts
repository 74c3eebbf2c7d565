import type { ProvidersConfig } from '../providers-config.ts';
import { numeric, property } from '../reading/plain-object.ts';
import type { Watch } from '../records.ts';
import { acceptedJson, ask, type Received } from './call.ts';
import type { Access, Mailbox, Renewal } from './mailbox.ts';

/** Just under the 10,080 minutes that Graph allows for mail. Milliseconds. */
const longestSubscription = 10_070 * 60_000;
const inbox = '/v1.0/me/mailFolders/inbox';

const beginsWithChanges = /^\s*\{[^{[]*"value"\s*:\s*\[\s*\{/;

/**
 * A page of changes holds a whole message, of any length: that one waits is all that is kept of it. What people wrote is
 * neither read by the rules nor, where it is cut for its length, taken for an answer that broke off.
 */
function withoutMail(answer: Received): Received {
  if (answer.kind !== 'http' || answer.status !== 200 || !beginsWithChanges.test(answer.body)) return answer;
  return { ...answer, body: '{"value":[{}]}' };
}

function renewed(answer: Received): Renewal {
  const made = acceptedJson(answer);
  const [id, expiresAt] = [property(made, 'id'), property(made, 'expirationDateTime')];
  return typeof id === 'string' && typeof expiresAt === 'string'
    ? { outcome: 'renewed', watch: { id, expiresAt } }
    : { outcome: 'refused', answer };
}

/** Graph by plain calls. Delta links are followed only on Graph's own address: no other host is shown a token. */
export function createMicrosoftMailbox(config: ProvidersConfig['microsoft'], clock: { now(): number }): Mailbox {
  const root = config.graphRootUrl.replace(/\/$/, '');

  function call(
    { accessToken, signal }: Access,
    path: string,
    send?: { readonly method: string; readonly body: unknown },
  ): Promise<Received> {
    const headers = {
      authorization: `Bearer ${accessToken}`,
      accept: 'application/json',
      prefer: 'odata.maxpagesize=1',
    };
    return ask(`${root}${path}`, {
      signal,
      ...(send === undefined
        ? { headers }
        : {
            method: send.method,
            headers: { ...headers, 'content-type': 'application/json' },
            body: JSON.stringify(send.body),
          }),
    });
  }

  function pathOf(cursor: string): string {
    return cursor.startsWith(`${root}/`)
      ? cursor.slice(root.length)
      : `${inbox}/messages/delta?$deltatoken=${encodeURIComponent(cursor)}`;
  }

  async function renew(access: Access, watch: Watch | undefined): Promise<Renewal> {
    const expirationDateTime = new Date(clock.now() + longestSubscription).toISOString();
    if (watch?.id !== undefined) {
      const path = `/v1.0/subscriptions/${encodeURIComponent(watch.id)}`;
      const patched = await call(access, path, { method: 'PATCH', body: { expirationDateTime } });
      if (patched.kind !== 'http' || patched.status !== 404) return renewed(patched);
    }
    const { notificationUrl, clientState } = config;
    if (notificationUrl === undefined) return { outcome: 'left' };
    const body = {
      changeType: 'created',
      resource: `${inbox.slice('/v1.0'.length)}/messages`,
      notificationUrl,
      lifecycleNotificationUrl: notificationUrl,
      ...(clientState !== undefined && { clientState }),
      expirationDateTime,
    };
    return renewed(await call(access, '/v1.0/subscriptions', { method: 'POST', body }));
  }

  return {
    pushStage: 'subscription',
    readMethod: 'mailFolders.get',
    changesMethod: 'messages/delta',
    read: (access) => call(access, `${inbox}?$select=id,totalItemCount,unreadItemCount`),
    changes: async (access, cursor) => withoutMail(await call(access, pathOf(cursor))),
    waiting(answer) {
      const changes = property(acceptedJson(answer), 'value');
      return Array.isArray(changes) ? changes.length : 0;
    },
    channel: (access, id) => call(access, `/v1.0/subscriptions/${encodeURIComponent(id)}`),
    renew,
    freshCursor(_read, since) {
      // The first round from the last import on: following it loses nothing, and it ends in a delta link.
      const from = since ?? new Date(clock.now()).toISOString();
      return `${root}${inbox}/messages/delta?$filter=${encodeURIComponent(`receivedDateTime ge ${new Date(from).toISOString()}`)}`;
    },
    async address(access) {
      const me = acceptedJson(await call(access, '/v1.0/me?$select=mail,userPrincipalName'));
      const address = property(me, 'mail') ?? property(me, 'userPrincipalName');
      return typeof address === 'string' ? address : undefined;
    },
    async countSince(access, since) {
      const query = `$filter=${encodeURIComponent(`receivedDateTime ge ${new Date(since).toISOString()}`)}&$count=true&$top=1&$select=id`;
      return numeric(property(acceptedJson(await call(access, `${inbox}/messages?${query}`)), '@odata.count'));
    },
  };
}
