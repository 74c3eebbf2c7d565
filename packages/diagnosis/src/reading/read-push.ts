import { isObject, numeric, property } from './plain-object.ts';
import { squeeze } from './read-words.ts';

/** The state of a push channel, whichever provider's it is. */
export interface Push {
  /** Milliseconds until it ends; negative when it has ended; undefined when it was never set up or is unknown. */
  readonly endsIn?: number;
  /** The place marker's age. Days. */
  readonly cursorAgeDays?: number;
  /** Mail that came in while nothing was announced. */
  readonly unannounced: number;
  /** Microsoft's lifecycle notice, squeezed: `subscriptionremoved`. */
  readonly notice?: string;
  /** Our own address answers too slowly, so the provider drops notices. */
  readonly slowEndpoint: boolean;
  /** The provider itself calls the channel removed or disabled. */
  readonly inactive: boolean;
  /** There is something to judge at all. */
  readonly described: boolean;
}

function entryOf(state: unknown): Readonly<Record<string, unknown>> {
  const list = property(state, 'value');
  const first = Array.isArray(list) ? list[0] : state;
  return isObject(first) ? first : {};
}

function time(value: unknown): number | undefined {
  if (typeof value !== 'string') return numeric(value);
  const at = /^\d{11,}$/.test(value) ? Number(value) : Date.parse(value);
  return Number.isNaN(at) ? undefined : at;
}

function endsIn(entry: Readonly<Record<string, unknown>>, now: number): number | undefined {
  const left = numeric(entry['expiration_ms_from_now']);
  if (left !== undefined) return left;
  const at = time(
    entry['expirationDateTime'] ?? entry['subscriptionExpirationDateTime'] ?? entry['expiration'] ?? entry['expiresAt'],
  );
  return at === undefined ? undefined : at - (time(entry['now']) ?? now);
}

function slow(endpoint: unknown): boolean {
  const share = numeric(property(endpoint, 'over10sShare')) ?? 0;
  const state = property(endpoint, 'state');
  return share >= 0.1 || (typeof state === 'string' && /slow|drop/i.test(state));
}

const unannouncedKeys =
  /^(?:delta_?since|(?:new|missed|unseen|pending)_?(?:messages|mails)|(?:messages|mails)_?(?:since|missed|waiting)|history_?(?:behind|ahead))/i;

/** Reads a watch, a subscription or a lifecycle notice; `now` is used where the state brings no clock of its own. */
export function readPush(state: unknown, now: number): Push {
  const entry = entryOf(state);
  const left = endsIn(entry, now);
  const age = numeric(entry['last_history_id_age_days'] ?? entry['cursor_age_days']);
  const notice = entry['lifecycleEvent'];
  const status = entry['status'];
  const counted = Object.entries(entry).find(([key]) => unannouncedKeys.test(key));
  return {
    unannounced: counted === undefined ? 0 : (numeric(counted[1]) ?? (counted[1] === true ? 1 : 0)),
    slowEndpoint: slow(entry['endpoint']),
    inactive: typeof status === 'string' && /remov|disab|expir|delet|inactive|stop|lapsed/i.test(status),
    described: Object.keys(entry).length > 0,
    ...(left === undefined ? {} : { endsIn: left }),
    ...(age === undefined ? {} : { cursorAgeDays: age }),
    ...(typeof notice === 'string' ? { notice: squeeze(notice) } : {}),
  };
}
