/** Whether a text is a day of the calendar, `2026-11-22`. Of the 31st of February, `Date.parse` would make the 3rd of March. */
export function isDay(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
