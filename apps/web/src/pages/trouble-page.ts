import { html } from '../html.ts';
import type { Audience } from './audience.ts';
import { type Page, tryAgain } from './page.ts';

interface Trouble {
  /** Where people may write to support by themselves. */
  readonly supportAddress: string;
  /** Of the link that may be tried again. */
  readonly token?: string | undefined;
}

/** Something broke on our side. */
export function troublePage({ words }: Audience, { supportAddress: help, token }: Trouble): Page {
  return {
    status: 500,
    words,
    title: words('page.trouble.title'),
    mood: 'warn',
    body: html`<p>${words('page.trouble.text')}</p>
${token === undefined ? undefined : tryAgain(words, token)}
<p class="quiet">${words('page.trouble.again', { help })}</p>`,
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
