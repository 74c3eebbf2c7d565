import { providerNames } from '@reconnect/article';
import type { LinkView } from '@reconnect/reconnect';
import { isOnlyLate, type Verdict } from '@reconnect/troubleshooting';
import { html } from '../html.ts';
import type { Audience } from './audience.ts';
import { chatLink } from './chat-link.ts';
import { leftOutNote } from './left-out-note.ts';
import type { Page } from './page.ts';

interface Kept {
  readonly verdict: Verdict;
  readonly view: LinkView;
  readonly leftOut: boolean;
}

/** The sign-in was good and is kept; what new mail still waits for is told here, and what comes of it in the chat. */
export function keptPage({ verdict, view, leftOut }: Kept, audience: Audience): Page {
  const { words } = audience;
  const late = isOnlyLate(verdict);
  const provider = providerNames[view.provider];
  return {
    // What only comes late is connected again; what stands still is in conflict with what the person came for.
    status: late ? 200 : 409,
    words,
    title: words(late ? 'page.kept.late.title' : 'page.refused.not_working.title'),
    mood: 'warn',
    body: html`<p>${words(late ? 'page.kept.late' : 'page.kept.still', { provider })}</p>
${leftOut ? leftOutNote(words, view) : undefined}
<p class="quiet">${words('page.refused.told', { chat: view.platform })}${chatLink(audience)}</p>`,
  };
}
