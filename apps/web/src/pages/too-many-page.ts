import { html } from '../html.ts';
import type { Audience } from './audience.ts';
import type { Page } from './page.ts';

/** More was asked for from one address than its people can have meant. */
export function tooManyPage({ words }: Audience): Page {
  return {
    status: 429,
    words,
    title: words('page.too_many.title'),
    mood: 'warn',
    body: html`<p>${words('page.too_many.text')}</p>
<p class="quiet">${words('page.too_many.again')}</p>`,
  };
}
