import { headlinesOf, sectionsOf } from './report-text.ts';
import type { Opinion, Report, Tally } from './summarise.ts';

/** The report as one page that needs nothing else: no script, no font, no other host. */
export function reportPage(report: Report): string {
  const [period = '', ...figures] = headlinesOf(report);
  const sections = sectionsOf(report).filter(({ tally }) => Object.keys(tally).length > 0);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Reconnect, ${escapeText(period)}</title>
<style>${style}</style>
<h1>Reconnect</h1>
<p class="period">${escapeText(period)}</p>
${figures.map((figure) => `<p>${escapeText(figure)}</p>`).join('\n')}
<main>
${sections.map(({ title, tally }) => plot(title, tally)).join('\n')}
</main>
${report.opinions.length === 0 ? '' : opinionTable(report.opinions)}
</html>
`;
}

function plot(title: string, tally: Tally): string {
  const most = Math.max(...Object.values(tally));
  const rows = Object.entries(tally).map(
    ([name, count]) =>
      `<tr><th scope="row">${escapeText(name)}</th><td><meter max="${most}" value="${count}"></meter></td><td>${count}</td></tr>`,
  );
  return `<section><h2>${escapeText(title)}</h2><table>${rows.join('')}</table></section>`;
}

function opinionTable(opinions: readonly Opinion[]): string {
  const head = ['Cause', 'Step', 'Article', 'Platform', 'No', 'Partly', 'Yes'];
  const rows = opinions.map(({ cause, step, articleVersion, platform, faces }) => [
    cause,
    step === 0 ? 'none' : String(step),
    articleVersion,
    platform,
    ...['sad', 'neutral', 'happy'].map((face) => String(faces[face] ?? 0)),
  ]);
  const cells = (row: readonly string[], tag: 'th' | 'td') =>
    `<tr>${row.map((cell) => `<${tag}>${escapeText(cell)}</${tag}>`).join('')}</tr>`;
  return `<h2>“Did this answer your question?”</h2>
<table class="opinions">${cells(head, 'th')}${rows.map((row) => cells(row, 'td')).join('')}</table>`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeText(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? '');
}

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { margin-bottom: 0; } h2 { font-size: 1rem; margin: 1.5rem 0 .25rem; }
.period { color: GrayText; margin-top: 0; }
main { display: grid; grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); gap: 0 2rem; }
table { border-collapse: collapse; width: 100%; }
th, td { padding: .2rem .6rem .2rem 0; text-align: left; font-weight: normal; }
section td:last-child { text-align: right; width: 3rem; }
meter { width: 100%; }
.opinions th { border-bottom: 1px solid GrayText; }`;
