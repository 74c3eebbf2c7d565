import { writeFile } from 'node:fs/promises';
import { type Desk, defineCommand, type ExitCode } from '../command.ts';
import { OperatorError } from '../errors.ts';
import { isDay } from '../is-day.ts';
import type { Print } from '../printing/print.ts';
import { readArguments } from '../read-arguments.ts';
import { readReport } from './read-report.ts';
import { reportPage } from './report-page.ts';
import { reportText } from './report-text.ts';

interface ReportOptions {
  /** Days, as `2026-11-22`; left out: the last 30 days up to now. */
  readonly since: string | undefined;
  readonly until: string | undefined;
  readonly json: boolean;
  /** Where the page goes. */
  readonly html: string | undefined;
}

const dayLong = 24 * 3_600_000;

async function showReport(desk: Desk, options: ReportOptions, print: Print): Promise<ExitCode> {
  const now = desk.clock.now();
  const since = options.since === undefined ? now - 30 * dayLong : Date.parse(options.since);
  const until = options.until === undefined ? now : Date.parse(options.until) + dayLong;
  const period = { since: new Date(since).toISOString(), until: new Date(until).toISOString() };
  const report = await readReport(desk.storage, period);
  if (options.html !== undefined) return writePage(options.html, reportPage(report), print);
  if (options.json) print.out(JSON.stringify(report));
  else print.out(reportText(report));
  return 0;
}

/** 1 where the page cannot be written there: no such folder, no leave, no room. */
async function writePage(path: string, page: string, print: Print): Promise<ExitCode> {
  try {
    await writeFile(path, page);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && 'syscall' in error)) throw error;
    print.problem(`The report cannot be written to ${path} (${error.code}). In the image, only /tmp can be written.`);
    return 1;
  }
  print.out(`The report is in ${path}.`);
  return 0;
}

function dayOf(name: string, text: string | undefined): string | undefined {
  if (text === undefined || isDay(text)) return text;
  throw new OperatorError('usage', `--${name} is a day: 2026-11-22.`);
}

export const report = defineCommand({
  name: 'report',
  summary: 'show how the assistant did: what was solved, how fast, and what people thought',
  help: [
    '  --since DAY   2026-11-01; without it, 30 days ago',
    '  --until DAY   the last day, in UTC; without it, now',
    '  --json        as JSON; run it as "pnpm --silent report --json"',
    '  --html FILE   as a page with plots; in the image, only /tmp can be written',
    'Holds no personal data.',
  ],
  needs: [],
  read(args) {
    const text = { type: 'string' } as const;
    const options = { since: text, until: text, html: text, json: { type: 'boolean', default: false } } as const;
    const { since, until, json, html } = readArguments({ args: [...args], options }).values;
    const days = { since: dayOf('since', since), until: dayOf('until', until) };
    if ((days.since ?? '') > (days.until ?? '9')) throw new OperatorError('usage', '--until is before --since.');
    return { ...days, json, html };
  },
  run: showReport,
});
