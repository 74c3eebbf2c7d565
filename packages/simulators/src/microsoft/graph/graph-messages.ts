import { publicUrlOf, queryOf } from '../../provider/door.ts';
import type { SimulatedMail } from '../../provider/mail.ts';
import type { GraphCall } from './graph-call.ts';
import { readFilter } from './graph-filter.ts';
import { selected } from './graph-select.ts';

export function sendInbox({ request, response, account }: GraphCall): void {
  const folder = {
    id: `inbox-${account.oid}`,
    displayName: 'Inbox',
    childFolderCount: 0,
    unreadItemCount: account.messages.length,
    totalItemCount: account.messages.length,
    isHidden: false,
  };
  response.json({
    '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#me/mailFolders/$entity',
    ...selected(queryOf(request), folder),
  });
}

/** A list of messages, newest first, ten unless `$top` says otherwise. */
export function sendMessages({ request, response, account, refuse }: GraphCall): void {
  const query = queryOf(request);
  const filter = readFilter(query.get('$filter'));
  if ('refused' in filter) {
    refuse(filter.refused.name, filter.refused.values);
    return;
  }
  const found = account.messages.filter((mail) => filter.keeps(mail)).sort((a, b) => b.receivedAt - a.receivedAt);
  const top = Math.min(numberOf(query.get('$top'), 10), 1000);
  const skip = numberOf(query.get('$skip'), 0);
  const next = new URLSearchParams(query);
  next.set('$skip', String(skip + top));
  response.json({
    '@odata.context': "https://graph.microsoft.com/v1.0/$metadata#users('me')/messages",
    ...(query.get('$count') === 'true' ? { '@odata.count': found.length } : {}),
    ...(skip + top < found.length ? { '@odata.nextLink': `${publicUrlOf(request)}${request.path}?${next}` } : {}),
    value: found.slice(skip, skip + top).map((mail) => messageOf(mail, query)),
  });
}

/** A message as Graph writes it, cut down to `$select`. */
export function messageOf(mail: SimulatedMail, query: URLSearchParams): Readonly<Record<string, unknown>> {
  const [, name = mail.from, address = mail.from] = /^(.*?)\s*<([^>]+)>$/.exec(mail.from) ?? [];
  const received = `${new Date(mail.receivedAt).toISOString().slice(0, 19)}Z`;
  const whole = {
    createdDateTime: received,
    receivedDateTime: received,
    internetMessageId: `<${mail.id}@outlook.com>`,
    subject: mail.subject,
    bodyPreview: '',
    isRead: false,
    from: { emailAddress: { name, address } },
  };
  return { '@odata.etag': `W/"${mail.id}"`, ...selected(query, { id: mail.id, ...whole }) };
}

function numberOf(text: string | null, fallback: number): number {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : fallback;
}
