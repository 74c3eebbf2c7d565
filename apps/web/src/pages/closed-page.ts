import type { LinkView, ReturnClosedBecause } from '@reconnect/reconnect';
import { html } from '../html.ts';
import type { Audience } from './audience.ts';
import { chatLink } from './chat-link.ts';
import { type Page, tryAgain } from './page.ts';

/** Why a link, or a return from the provider, leads no further; `form` is ours alone. */
type Closed = ReturnClosedBecause | 'worn_out' | 'form';

const statuses: Readonly<Record<Closed, number>> = {
  unknown: 404,
  expired: 410,
  used: 410,
  retired: 410,
  worn_out: 429,
  form: 403,
  unknown_state: 400,
  other_browser: 403,
  handled: 409,
  too_slow: 410,
};

/** After these a second try on the same link may still go through. */
const worthAnotherTry: ReadonlySet<Closed> = new Set(['form', 'unknown_state', 'other_browser', 'handled', 'too_slow']);

export interface ClosedOn {
  readonly token?: string;
  readonly view?: LinkView;
}

export function closedPage(because: Closed, audience: Audience, { token, view }: ClosedOn = {}): Page {
  const { words } = audience;
  const again = token !== undefined && worthAnotherTry.has(because) ? tryAgain(words, token) : undefined;
  const chat = view?.platform ?? 'unknown';
  return {
    status: statuses[because],
    words,
    title: words(`page.closed.title.${because}`),
    mood: because === 'used' ? 'good' : 'warn',
    body: html`<p>${words(`page.closed.${because}`)}</p>
${again}
<p class="quiet">${words(because === 'used' ? 'page.closed.still_missing' : 'page.closed.new_link', { chat })}${chatLink(audience)}</p>`,
  };
}
