import { publicUrlOf, queryOf } from '../../provider/door.ts';
import { type DeltaPlace, deltaToken, readDeltaToken } from './delta-token.ts';
import type { GraphCall } from './graph-call.ts';
import { readFilter } from './graph-filter.ts';
import { messageOf } from './graph-messages.ts';

/** What changed since the token; without one, a first round through everything. */
export function sendDelta(call: GraphCall): void {
  const { request, response, account } = call;
  const query = queryOf(request);
  const place = startOf(call, query);
  if (place === undefined) return;
  const size = Number(/odata\.maxpagesize=(\d{1,4})/i.exec(request.get('prefer') ?? '')?.[1] ?? 10);
  const end = Math.min(place.after + Math.max(size, 1), account.messages.length);
  const told = account.messages.slice(place.after, end).filter((mail) => mail.receivedAt >= (place.since ?? 0));
  const token = deltaToken(account, { ...place, after: end });
  const here = `${publicUrlOf(request)}${request.path}`;
  const link =
    end < account.messages.length
      ? { '@odata.nextLink': `${here}?$skiptoken=${token}` }
      : { '@odata.deltaLink': `${here}?$deltatoken=${token}` };
  response.json({
    '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#Collection(message)',
    ...link,
    value: told.map((mail) => messageOf(mail, query)),
  });
}

/** Refuses by itself, and returns undefined, where there is no place to start from. */
function startOf({ account, refuse }: GraphCall, query: URLSearchParams): DeltaPlace | undefined {
  const token = query.get('$deltatoken') ?? query.get('$skiptoken');
  if (token === null) {
    const filter = readFilter(query.get('$filter'));
    const [first, ...more] = 'refused' in filter ? [] : filter.clauses;
    if ('refused' in filter) refuse(filter.refused.name, filter.refused.values);
    else if (first === undefined) return { after: 0 };
    else if (first.operator === 'ge' && more.length === 0) return { after: 0, since: first.moment };
    else refuse('deltaFilterInvalid');
    return undefined;
  }
  const reading = readDeltaToken(account, token);
  switch (reading.outcome) {
    case 'place':
      return reading.place;
    case 'forgotten': {
      const values = { generation: String(reading.generation), highest: String(account.syncGeneration) };
      refuse('syncStateNotFound', values);
      return undefined;
    }
    case 'unreadable':
      refuse('deltaTokenInvalid');
      return undefined;
    default:
      return reading satisfies never;
  }
}
