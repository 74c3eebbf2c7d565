import { providerNames, type Words } from '@reconnect/article';
import type { LinkView } from '@reconnect/reconnect';
import { type Html, html } from '../html.ts';

/** Mail is read again, but a box that was ticked before is not: nobody else would ever tell the person. */
export function leftOutNote(words: Words, view: LinkView): Html {
  return html`<p class="note">${words('page.left_out', { provider: providerNames[view.provider] })}</p>`;
}
