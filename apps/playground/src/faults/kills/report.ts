import { deedTypes } from '@reconnect/assistant';
import { boundaries } from './kill-points.ts';
import type { Row } from './matrix.ts';

/** Whether a killed process did harm. */
export const isHarmless = ({ verdict }: Row): boolean =>
  verdict.lost.length + verdict.doubled.length + verdict.doubledForNoReason === 0;

/** One row, as it is done. */
export function lineOf(row: Row): string {
  const { lost, doubled, doubledForNoReason, doubledMessages, repeats } = row.verdict;
  const found = [
    ...lost.map((what) => `lost ${what}`),
    ...doubled.map((what) => `doubled ${what}`),
    ...(doubledForNoReason > 0 ? [`${doubledForNoReason} said twice for no reason`] : []),
    ...(doubledMessages > 0 ? [`${doubledMessages} said twice`] : []),
    ...(repeats > 0 ? ['the person had to do it again'] : []),
  ];
  const where = `${row.platform} on ${row.store}: ${row.deed}, ${row.boundary}`;
  return `${isHarmless(row) ? '✓' : '✗'} ${where}${found.length > 0 ? `: ${found.join(', ')}` : ''}`;
}

/** Deeds down, boundaries across: how many of the kills there did no harm, and how many messages came twice. */
export function tableOf(rows: readonly Row[]): string {
  const cellOf = (deed: string, boundary: string) => {
    const here = rows.filter((row) => row.deed === deed && row.boundary === boundary);
    if (here.length === 0) return '–';
    const twice = sum(here, ({ doubledMessages }) => doubledMessages);
    return `${here.filter(isHarmless).length}/${here.length}${twice > 0 ? ` (${twice}×2)` : ''}`;
  };
  const lines = deedTypes.map((deed) => [`\`${deed}\``, ...boundaries.map((boundary) => cellOf(deed, boundary))]);
  return [['deed', ...boundaries], ['---', ...boundaries.map(() => '---')], ...lines].map(rowOf).join('\n');
}

/** What it comes to. */
export function totalsOf(rows: readonly Row[]): string {
  const lost = (what: string) => sum(rows, ({ lost: all }) => all.filter((one) => one.startsWith(what)).length);
  const doubled = (what: string) => sum(rows, ({ doubled: all }) => all.filter((one) => one === what).length);
  return [
    ['what', 'lost', 'doubled'],
    ['---', '---', '---'],
    ['kills', `${rows.length}`, ''],
    ['conversations, promises included', lost('the conversation'), ''],
    ['e-mails to support, by Message-ID', lost('mails'), doubled('mails')],
    ['grants committed, so links used', lost('commits'), doubled('commits')],
    ['faces', lost('faces'), doubled('faces')],
    ['messages, nobody was saying anything', '', sum(rows, ({ doubledForNoReason }) => doubledForNoReason)],
    ['messages, killed while one was being said', '', sum(rows, ({ doubledMessages }) => doubledMessages)],
  ]
    .map((cells) => rowOf(cells.map(String)))
    .join('\n');
}

const rowOf = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

const sum = (rows: readonly Row[], of: (verdict: Row['verdict']) => number) =>
  rows.reduce((total, { verdict }) => total + of(verdict), 0);
