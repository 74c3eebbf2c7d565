import type { Report, Tally } from './summarise.ts';

/** The report's sections, by the title a person reads. */
export function sectionsOf(report: Report): readonly { readonly title: string; readonly tally: Tally }[] {
  return [
    { title: 'Where people asked', tally: report.platforms },
    { title: 'How conversations stand', tally: report.states },
    { title: 'What solved it', tally: report.solvedBy },
    { title: 'What was wrong', tally: report.causes },
    { title: 'Faces', tally: report.faces },
    { title: 'What was missing', tally: report.shortfalls },
    { title: 'Stuck at step', tally: report.stuckAt },
    { title: 'Why it went to support', tally: report.handedOver },
  ];
}

/** The figures that sum a period up, as sentences. */
export function headlinesOf(report: Report): readonly string[] {
  const { conversations, solvedWithoutAPerson, medianSecondsToReconnect: median, period } = report;
  const share = conversations === 0 ? '' : ` (${Math.round((100 * solvedWithoutAPerson) / conversations)} %)`;
  return [
    `${period.since.slice(0, 10)} to ${lastDayOf(period)}`,
    `${conversations} conversations, ${solvedWithoutAPerson}${share} solved without a person`,
    median === undefined ? 'nobody reconnected' : `median time to a verified reconnect: ${durationOf(median)}`,
  ];
}

function lastDayOf({ until }: Report['period']): string {
  return new Date(Date.parse(until) - 1).toISOString().slice(0, 10);
}

function durationOf(seconds: number): string {
  if (seconds < 90) return `${Math.round(seconds)} s`;
  return seconds < 5_400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3_600).toFixed(1)} h`;
}

const widest = 30;

/** The report for a terminal. */
export function reportText(report: Report): string {
  const sections = sectionsOf(report)
    .filter(({ tally }) => Object.keys(tally).length > 0)
    .map(({ title, tally }) => [title, ...bars(tally)].join('\n'));
  return `${[headlinesOf(report).join('\n'), ...sections].join('\n\n')}\n`;
}

function bars(tally: Tally): readonly string[] {
  const most = Math.max(...Object.values(tally));
  const longest = Math.max(...Object.keys(tally).map((name) => name.length));
  return Object.entries(tally).map(
    ([name, count]) =>
      `  ${name.padEnd(longest)}  ${'█'.repeat(Math.max(1, Math.round((widest * count) / most)))} ${count}`,
  );
}
