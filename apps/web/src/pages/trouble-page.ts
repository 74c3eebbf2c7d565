import { helpAddress } from '@reconnect/article';
import { html } from '../html.ts';
import type { Audience } from './audience.ts';
import { type Page, tryAgain } from './page.ts';

/** Something broke on our side. */
export function troublePage({ words }: Audience, token?: string): Page {
  return {
    status: 500,
    words,
    title: words('page.trouble.title'),
    mood: 'warn',
    body: html`<p>${words('page.trouble.text')}</p>
${token === undefined ? undefined : tryAgain(words, token)}
<p class="quiet">${words('page.trouble.again', { help: helpAddress })}</p>`,
  };
}

export function notFoundPage({ words }: Audience): Page {
  return {
    status: 404,
    words,
    title: words('page.not_found.title'),
    mood: 'warn',
    body: html`<p>${words('page.not_found.text')}</p>
<p class="quiet">${words('page.not_found.way')}</p>`,
  };
}
