import type { LinkView, ReturnClosedBecause } from '@reconnect/reconnect';
import { html } from '../html.ts';
import { chatName, type Page, tryAgain } from './page.ts';

interface Words {
  readonly status: number;
  readonly title: string;
  readonly text: string;
}

/** Why a link, or a return from the provider, leads no further; `form` is ours alone. */
type Closed = ReturnClosedBecause | 'form';

const words: Readonly<Record<Closed, Words>> = {
  unknown: {
    status: 404,
    title: 'This link does not exist',
    text: 'Part of the address may have been cut off, or the inbox is no longer in Aptly.',
  },
  expired: {
    status: 410,
    title: 'This link has expired',
    text: 'For your safety a link works for 30 minutes only. Nothing was changed.',
  },
  used: {
    status: 410,
    title: 'This link was already used',
    text: 'The inbox was reconnected with it, so there is nothing left to do here.',
  },
  retired: {
    status: 410,
    title: 'There is a newer link',
    text: 'Only the newest link in your conversation works. Nothing was changed by this one.',
  },
  form: {
    status: 403,
    title: 'Please press the button once more',
    text: 'Your browser did not send what proves that you pressed it. It needs to allow cookies for this page.',
  },
  unknown_state: {
    status: 400,
    title: 'We did not send you there',
    text: 'This sign-in was not started from one of our links, so it was not used. Nothing was changed.',
  },
  other_browser: {
    status: 403,
    title: 'Please finish in the browser you started in',
    text: 'This sign-in was started in another browser or window, or cookies are blocked. It was not used, and nothing was changed.',
  },
  handled: {
    status: 409,
    title: 'This sign-in was already taken in',
    text: 'The page was opened a second time. What came of the first time stands; the chat says what it was.',
  },
  too_slow: {
    status: 410,
    title: 'That took a little too long',
    text: 'A sign-in has to be finished within 15 minutes. Nothing was changed.',
  },
};

/** After these a second try on the same link may still go through. */
const worthAnotherTry: ReadonlySet<Closed> = new Set(['form', 'unknown_state', 'other_browser', 'handled', 'too_slow']);

export function closedPage(because: Closed, on: { readonly token?: string; readonly view?: LinkView } = {}): Page {
  const { status, title, text } = words[because];
  const chat = chatName(on.view?.platform);
  const again = on.token !== undefined && worthAnotherTry.has(because) ? tryAgain(on.token) : undefined;
  return {
    status,
    title,
    mood: 'warn',
    body: html`<p>${text}</p>
${again}
<p class="quiet">${because === 'used' ? `If mail is still missing, go back to ${chat} and say so.` : `For a new link, go back to ${chat} and write “reconnect”.`}</p>`,
  };
}
