import { formatMoment, maskAddress } from '@reconnect/article';
import type { LinkView } from '@reconnect/reconnect';
import type { Proof } from '@reconnect/troubleshooting';
import { html } from '../html.ts';
import type { Audience } from './audience.ts';
import { chatLink } from './chat-link.ts';
import { leftOutNote } from './left-out-note.ts';
import type { Page } from './page.ts';

interface Completed {
  readonly proof: Proof;
  readonly view: LinkView;
  readonly leftOut: boolean;
}

/** Says what was verified, and nothing that was not. */
export function completedPage({ proof, view, leftOut }: Completed, audience: Audience): Page {
  const { words, timeZone } = audience;
  const { missed } = proof;
  const now = Date.parse(proof.at);
  const clockTime = (iso: string) => formatMoment(iso, { locale: words.locale, timeZone, now });
  const facts = [
    words('reconnected.text', { account: maskAddress(proof.address) }),
    ...(proof.notificationsRenewed ? [words('reconnected.notifications')] : []),
    ...(missed
      ? [words('reconnected.missed', { count: missed.count, from: clockTime(missed.from), to: clockTime(missed.to) })]
      : []),
  ];
  return {
    status: 200,
    words,
    title: words('page.completed.title'),
    mood: 'good',
    body: html`<ul>
${facts.map((fact) => html`<li>${fact}</li>\n`)}</ul>
<p>${words('page.completed.close', { chat: view.platform })}${chatLink(audience)}</p>
${leftOut ? leftOutNote(words, view) : html`<p class="quiet">${words('page.completed.refresh')}</p>`}`,
  };
}
