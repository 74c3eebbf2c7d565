import { maskAddress, wordsFor } from '@reconnect/article';
import type { LinkView } from '@reconnect/reconnect';
import type { Proof } from '@reconnect/troubleshooting';
import { html } from '../html.ts';
import { chatName, type Page } from './page.ts';

/** Says what was verified, and nothing that was not. */
export function completedPage(proof: Proof, view: LinkView): Page {
  const say = wordsFor();
  const { missed } = proof;
  const facts = [
    say('reconnected.text', { account: maskAddress(proof.address) }),
    ...(proof.notificationsRenewed ? [say('reconnected.notifications')] : []),
    ...(missed
      ? [say('reconnected.missed', { count: missed.count, from: clockTime(missed.from), to: clockTime(missed.to) })]
      : []),
  ];
  return {
    status: 200,
    title: 'Your inbox is reconnected',
    mood: 'good',
    body: html`<ul>
${facts.map((fact) => html`<li>${fact}</li>\n`)}</ul>
<p>You can close this page and go back to ${chatName(view.platform)}. The assistant has told you there as well.</p>
<p class="quiet">Aptly itself needs no click. If nothing new shows, refresh your browser there once.</p>`,
  };
}

/** The page knows no one's time zone, so it names its own. */
function clockTime(iso: string): string {
  const parts = { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' } as const;
  return `${new Intl.DateTimeFormat('en-GB', { ...parts, timeZone: 'UTC' }).format(new Date(iso))} UTC`;
}
