import { gmail } from 'googleapis/build/src/apis/gmail/index.js';
import type { ProvidersConfig } from '../providers-config.ts';
import { numeric, property, written } from '../reading/plain-object.ts';
import { acceptedJson, makeCall, type Received } from './call.ts';
import type { Access, Mailbox } from './mailbox.ts';

/** Missed messages on the one page that is counted; beyond it Gmail's own estimate has to do. */
const page = 500;

/**
 * Neither retries nor redirects, and no status is an error: the answer itself is wanted. The root goes with each call:
 * given to the client once and for all, a path in it would be lost.
 */
const optionsFor = (rootUrl: string, { accessToken, signal }: Access) => ({
  rootUrl,
  headers: { authorization: `Bearer ${accessToken}` },
  responseType: 'stream' as const,
  fetchImplementation: fetch,
  validateStatus: () => true,
  redirect: 'manual' as const,
  retry: false,
  signal,
});

/** Gmail through Google's client, which must neither retry nor hide an answer: every answer is evidence. */
export function createGoogleMailbox(config: ProvidersConfig['google']): Mailbox {
  const { users } = gmail('v1');

  const me = { userId: 'me' } as const;

  function call(
    access: Access,
    request: (
      options: ReturnType<typeof optionsFor>,
    ) => Promise<{ status: number; headers: object; data: AsyncIterable<Uint8Array | string> }>,
  ): Promise<Received> {
    return makeCall(async () => {
      const { status, headers, data } = await request(optionsFor(config.gmailRootUrl, access));
      return { status, headers, body: data };
    }, access.signal);
  }

  return {
    pushStage: 'watch',
    readMethod: 'users.getProfile',
    changesMethod: 'users.history.list',
    read: (access) => call(access, (options) => users.getProfile(me, options)),
    changes: (access, cursor) =>
      call(access, (options) =>
        users.history.list({ ...me, startHistoryId: cursor, maxResults: 1, historyTypes: ['messageAdded'] }, options),
      ),
    waiting(answer) {
      const history = property(acceptedJson(answer), 'history');
      return Array.isArray(history) ? history.length : 0;
    },
    async renew(access) {
      const topicName = config.pubsubTopic;
      if (topicName === undefined) return { outcome: 'left' };
      const answer = await call(access, (options) => users.watch({ ...me, requestBody: { topicName } }, options));
      const expires = new Date(numeric(property(acceptedJson(answer), 'expiration')) ?? Number.NaN);
      return Number.isNaN(expires.getTime())
        ? { outcome: 'refused', answer }
        : { outcome: 'renewed', watch: { expiresAt: expires.toISOString() } };
    },
    freshCursor(read) {
      return written(property(acceptedJson(read), 'historyId')) || undefined;
    },
    async address(_access, read) {
      const address = property(acceptedJson(read), 'emailAddress');
      return typeof address === 'string' ? address : undefined;
    },
    async countSince(access, since) {
      const after = Math.floor(Date.parse(since) / 1000);
      const answer = acceptedJson(
        await call(access, (options) =>
          users.messages.list(
            {
              ...me,
              q: `in:inbox after:${after}`,
              maxResults: page,
              fields: 'messages/id,nextPageToken,resultSizeEstimate',
            },
            options,
          ),
        ),
      );
      if (answer === undefined) return undefined;
      const messages = property(answer, 'messages');
      const listed = Array.isArray(messages) ? messages.length : 0;
      return property(answer, 'nextPageToken') === undefined
        ? listed
        : Math.max(listed, numeric(property(answer, 'resultSizeEstimate')) ?? 0);
    },
  };
}
