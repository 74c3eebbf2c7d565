import type { Words } from '@reconnect/article';
import type { Response } from 'express';
import { type Html, html } from '../html.ts';

export interface Page {
  readonly status: number;
  readonly words: Words;
  readonly title: string;
  readonly mood: 'neutral' | 'good' | 'warn';
  readonly body: Html;
}

const signs = { neutral: '↻', good: '✓', warn: '!' } as const;

export const stylesheetPath = '/assets/reconnect.css';

export function sendPage(response: Response, { status, words, title, mood, body }: Page): void {
  const brand = words('page.brand');
  const { markup } = html`<!doctype html>
<html lang="${words.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="no-referrer">
<title>${title} · ${brand}</title>
<link rel="stylesheet" href="${stylesheetPath}">
</head>
<body>
<main>
<p class="brand">${brand}</p>
<div class="badge ${mood}" aria-hidden="true">${signs[mood]}</div>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`;
  response.status(status).vary('Accept-Language').type('html').send(markup);
}

export function tryAgain(words: Words, token: string): Html {
  return html`<p><a class="action" href="/reconnect/${token}">${words('page.try_again')}</a></p>`;
}
