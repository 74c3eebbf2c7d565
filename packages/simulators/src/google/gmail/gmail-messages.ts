import { sendAnswer } from '../../faults/answer.ts';
import answers from '../../faults/google-answers.json' with { type: 'json' };
import { queryOf } from '../../provider/door.ts';
import type { SimulatedMail } from '../../provider/mail.ts';
import { maySearch } from '../scopes.ts';
import type { GmailCall } from './gmail-call.ts';
import { partialResponse } from './partial-response.ts';

const labels = ['UNREAD', 'INBOX'];

/** `users.messages.list`: newest first, ids only. */
export function sendMessageList({ request, response, account, scopes }: GmailCall): void {
  const query = queryOf(request);
  const search = query.get('q') ?? '';
  if (search !== '' && !maySearch(scopes)) {
    sendAnswer(response, answers.metadataWithoutSearch);
    return;
  }
  const wanted = query.getAll('labelIds').every((label) => labels.includes(label)) ? account.messages : [];
  const found = wanted.filter((mail) => matches(mail, search)).sort((a, b) => b.receivedAt - a.receivedAt);
  const page = pageOf(found, query);
  if (page === undefined) {
    sendAnswer(response, answers.pageTokenInvalid);
    return;
  }
  const messages = page.items.map(({ id }) => ({ id, threadId: id }));
  const list = { ...(messages.length === 0 ? {} : { messages }), ...page.next, resultSizeEstimate: found.length };
  response.json(partialResponse(request, list));
}

/** One page of a Gmail list; undefined when the page token is not one of ours. */
export function pageOf<T>(
  items: readonly T[],
  query: URLSearchParams,
): { readonly items: readonly T[]; readonly next: { readonly nextPageToken?: string } } | undefined {
  const token = query.get('pageToken') ?? '0';
  if (!/^\d{1,20}$/.test(token)) return undefined;
  const size = Math.min(Math.max(Number(query.get('maxResults') ?? 100) || 100, 1), 500);
  const end = Number(token) + size;
  return { items: items.slice(Number(token), end), next: end < items.length ? { nextPageToken: String(end) } : {} };
}

/** Understands `after:`, `before:` and `in:`; every other word is looked for in sender and subject. */
function matches(mail: SimulatedMail, search: string): boolean {
  return search.split(/\s+/).every((term) => {
    const [, operator, value = ''] = /^(after|before|in):(.+)$/i.exec(term) ?? [];
    switch (operator?.toLowerCase()) {
      case 'after':
        return mail.receivedAt >= momentOf(value);
      case 'before':
        return mail.receivedAt < momentOf(value);
      case 'in':
        return ['inbox', 'anywhere'].includes(value.toLowerCase());
      default:
        return `${mail.from} ${mail.subject}`.toLowerCase().includes(term.toLowerCase());
    }
  });
}

/** Seconds since 1970, or a date, which Gmail reads as midnight in California. */
function momentOf(value: string): number {
  return /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(`${value.replaceAll('/', '-')}T00:00:00-08:00`);
}
