import { helpAddress } from '@reconnect/article';
import { html } from '../html.ts';
import { type Page, tryAgain } from './page.ts';

/** Something broke on our side. */
export function troublePage(token?: string): Page {
  return {
    status: 500,
    title: 'Something went wrong on our side',
    mood: 'warn',
    body: html`<p>You did nothing wrong, and your old connection is as it was. Please try again in a minute.</p>
${token === undefined ? undefined : tryAgain(token)}
<p class="quiet">If it happens again, go back to the chat and ask for a person, or write to ${helpAddress}.</p>`,
  };
}

export function notFoundPage(): Page {
  return {
    status: 404,
    title: 'There is nothing here',
    mood: 'warn',
    body: html`<p>Part of the address may have been cut off.</p>
<p class="quiet">To reconnect an inbox, go back to the chat and write “reconnect”.</p>`,
  };
}
