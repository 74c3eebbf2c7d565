import type { Response } from 'express';
import { type Html, html } from '../html.ts';

export interface Page {
  readonly status: number;
  readonly title: string;
  readonly mood: 'neutral' | 'good' | 'warn';
  readonly body: Html;
}

const signs = { neutral: '↻', good: '✓', warn: '!' } as const;

export const stylesheetPath = '/assets/reconnect.css';

export function sendPage(response: Response, { status, title, mood, body }: Page): void {
  const { markup } = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="no-referrer">
<title>${title} · Aptly inbox assistant</title>
<link rel="stylesheet" href="${stylesheetPath}">
</head>
<body>
<main>
<p class="brand">Aptly inbox assistant</p>
<div class="badge ${mood}" aria-hidden="true">${signs[mood]}</div>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`;
  response.status(status).type('html').send(markup);
}

/** What people call the chat a link came from. */
export function chatName(platform?: string): string {
  if (platform === 'slack') return 'Slack';
  return platform === 'teams' ? 'Microsoft Teams' : 'the chat';
}

export function tryAgain(token: string): Html {
  return html`<p><a class="action" href="/reconnect/${token}">Try again</a></p>`;
}
