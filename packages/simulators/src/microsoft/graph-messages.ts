import { publicUrlOf, queryOf } from '../provider/door.ts';
import type { SimulatedMail } from '../provider/mail.ts';
import type { GraphCall } from './graph-call.ts';

export function sendInbox({ response, account }: GraphCall): void {
  response.json({
    '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#me/mailFolders/$entity',
    id: `inbox-${account.oid}`,
    displayName: 'Inbox',
    childFolderCount: 0,
    unreadItemCount: account.messages.length,
    totalItemCount: account.messages.length,
    isHidden: false,
  });
}

/** A list of messages, newest first, ten unless `$top` says otherwise. */
export function sendMessages({ request, response, account, refuse }: GraphCall): void {
  const query = queryOf(request);
  const filter = readFilter(query.get('$filter'));
  if ('unknown' in filter) {
    refuse('filterInvalid', { property: filter.unknown });
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

type Filter =
  | { readonly keeps: (mail: SimulatedMail) => boolean; readonly since?: number }
  | { readonly unknown: string };

/** Understands comparisons of `receivedDateTime`, joined by `and`. */
export function readFilter(filter: string | null): Filter {
  const clauses = (filter ?? '').split(/\s+and\s+/i).filter((clause) => clause !== '');
  const tests: ((at: number) => boolean)[] = [];
  let since: number | undefined;
  for (const clause of clauses) {
    const [, operator, value = ''] = /^receivedDateTime\s+(ge|gt|le|lt)\s+'?([\d:.TZ+-]+)'?$/.exec(clause.trim()) ?? [];
    const moment = Date.parse(value);
    if (operator === undefined || Number.isNaN(moment)) return { unknown: clause.trim().split(/\s+/)[0] ?? '' };
    if (operator === 'ge') since = moment;
    tests.push((at) => comparisons[operator]?.(at, moment) ?? false);
  }
  const keeps = (mail: SimulatedMail) => tests.every((test) => test(mail.receivedAt));
  return since === undefined ? { keeps } : { keeps, since };
}

const comparisons: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  ge: (a, b) => a >= b,
  gt: (a, b) => a > b,
  le: (a, b) => a <= b,
  lt: (a, b) => a < b,
};

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
  const wanted = query
    .get('$select')
    ?.split(',')
    .map((property) => property.trim());
  const kept = Object.entries(whole).filter(([property]) => wanted === undefined || wanted.includes(property));
  return { '@odata.etag': `W/"${mail.id}"`, id: mail.id, ...Object.fromEntries(kept) };
}

function numberOf(text: string | null, fallback: number): number {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : fallback;
}
