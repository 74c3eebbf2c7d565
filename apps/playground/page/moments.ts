const locale = 'en-US';
const time = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' });
const day = new Intl.DateTimeFormat(locale, { weekday: 'short', month: 'short', day: 'numeric' });

export const timeOf = (at: number) => time.format(at);
export const dayAndTimeOf = (at: number) => `${day.format(at)}, ${time.format(at)}`;

/** `1 h 10 min`, to the nearest minute, as what is told over a network is a little late; empty when it is none. */
export function durationOf(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
  const parts = [days > 0 && `${days} d`, hours > 0 && `${hours} h`, rest > 0 && `${rest} min`];
  return parts.filter((part) => part !== false).join(' ');
}
