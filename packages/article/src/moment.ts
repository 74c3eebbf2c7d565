import { keepFormats } from './kept-formats.ts';
import { readLocale } from './locale.ts';

export interface OnWhoseClock {
  /** BCP 47; one that `Intl` accepts, as `Words.locale` is. */
  readonly locale: string;
  /** IANA name, as a client says; where there is none or no such zone, the time is told in UTC, and says so. */
  readonly timeZone?: string | undefined;
  /** Milliseconds since 1970; a moment of the same day is told without the day. */
  readonly now?: number;
}

const formatFor = keepFormats<Intl.DateTimeFormat>();
const calendarFor = keepFormats<Intl.DateTimeFormat | undefined>();

/** A moment as a person's own clock shows it: the time alone today, with the day otherwise. `at` may be ISO 8601. */
export function formatMoment(at: number | string, { locale, timeZone, now }: OnWhoseClock): string {
  const moment = new Date(at);
  const zone = timeZone ?? 'UTC';
  const day = calendarFor(zone, () => calendarOf(zone));
  if (day === undefined) return formatMoment(at, { locale, ...(now !== undefined && { now }) });
  const today = now !== undefined && day.format(moment) === day.format(now);
  const style: Intl.DateTimeFormatOptions = {
    hour: 'numeric',
    minute: '2-digit',
    ...(!today && { weekday: 'short', day: 'numeric', month: 'short' }),
    ...(timeZone === undefined ? { timeZone: zone, timeZoneName: 'short' } : { timeZone }),
  };
  const key = [locale, zone, today, timeZone === undefined].join();
  return formatFor(key, () => new Intl.DateTimeFormat(locale, style)).format(moment);
}

/** A moment as somebody else, elsewhere and later, can tell when it was: with its day, its year and its time zone. */
export function formatMomentForOthers(at: number | string, { locale, timeZone = '' }: OnWhoseClock): string {
  const zone = calendarFor(timeZone, () => calendarOf(timeZone)) === undefined ? 'UTC' : timeZone;
  const style: Intl.DateTimeFormatOptions = {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone: zone,
    timeZoneName: 'short',
  };
  return formatFor([locale, zone].join(), () => new Intl.DateTimeFormat(locale, style)).format(new Date(at));
}

/** Where a day and an hour stand in what `formatMoment` tells. */
const dayAndHour = /^(?:(?<day>.+), )?(?<clock>(?<hour>\d{1,2}):.+)$/s;

/** The same as it follows "until" or "since" in a sentence: Spanish has an article before the day and before the hour. */
export function formatMomentInSentence(at: number | string, clock: OnWhoseClock): string {
  const told = formatMoment(at, clock);
  const parts = readLocale(clock.locale).language === 'es' ? dayAndHour.exec(told)?.groups : undefined;
  if (parts === undefined) return told;
  const hour = `${Number(parts['hour']) === 1 ? 'la' : 'las'} ${parts['clock']}`;
  return parts['day'] === undefined ? hour : `el ${parts['day']} a ${hour}`;
}

/** Tells days apart where `timeZone` is; undefined where `Intl` knows no such zone. */
function calendarOf(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
