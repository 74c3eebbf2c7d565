import { factsOf, momentOf } from './describe-case.ts';
import { type Html, html } from './html.ts';
import { type NumberedCase, speakers, type TranscriptLine } from './support-case.ts';

/**
 * Colours only where both a white and a black page bear them, because many readers invert a mail or ignore the media
 * query. What a reader strips (the style sheet, in some) costs the layout of phones and nothing else.
 */
const style = `:root{color-scheme:light dark;supported-color-schemes:light dark}
body{margin:0;padding:24px 16px;font:15px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif;overflow-wrap:anywhere}
h1{font-size:20px;margin:0 0 4px}h2{font-size:16px;margin:28px 0 12px}
th{white-space:nowrap}
@media (max-width:480px){th,td{display:block}th{border:0!important;padding:8px 0 0!important;opacity:.7}td{padding:0 0 8px!important}}`;

const quiet = 'margin:0 0 20px;opacity:.7';
const cell = 'padding:5px 0;border-bottom:1px solid #80808055';

/** The case as a page of HTML, for a mail's second half. */
export function htmlOf(supportCase: NumberedCase): string {
  const { number, openedAt, transcript } = supportCase;
  const page = html`<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>Case ${number}</title><style>${{ html: style }}</style></head>
<body><div style="max-width:640px;margin:0 auto;overflow-wrap:anywhere">
<h1>Case ${number}</h1>
<p style="${quiet}">Opened ${momentOf(openedAt)}</p>
<table cellspacing="0" cellpadding="0" style="border-collapse:collapse;width:100%">${factsOf(supportCase).map(
    ({ label, values }) => html`
<tr><th scope="row" align="left" valign="top" style="${cell};padding-right:20px;font-weight:600">${label}</th><td style="${cell};word-break:break-word">${values.map((value) => html`<div style="margin:0 0 3px">${value}</div>`)}</td></tr>`,
  )}
</table>
<h2>The conversation</h2>
${transcript.map(transcriptLine)}
</div></body></html>`;
  return `<!doctype html>${page.html}`;
}

const edges = { person: '#7c5cff', assistant: '#808080' } as const;

function transcriptLine({ at, from, text }: TranscriptLine): Html {
  return html`<div style="margin:0 0 14px;padding-left:12px;border-left:3px solid ${edges[from]}"><strong>${speakers[from]}</strong> <span style="opacity:.7">${momentOf(at)}</span><br><span style="white-space:pre-wrap;word-break:break-word">${text}</span></div>
`;
}
