import { mailboxNames, providerNames } from '@reconnect/article';
import type { LinkView } from '@reconnect/reconnect';
import { html } from '../html.ts';
import type { Audience } from './audience.ts';
import type { Page } from './page.ts';

export interface ReconnectForm {
  readonly action: string;
  readonly proof: string;
}

/** Says whose inbox it is and what will happen; only its form sets anything going. */
export function liveLinkPage(view: LinkView, { words }: Audience, form: ReconnectForm): Page {
  const provider = providerNames[view.provider];
  const full = view.mode === 'full';
  const steps = [
    ...(full ? [words(`page.live.full.${view.provider}`)] : []),
    words('page.live.sign_in', { provider, address: view.address }),
    words(`page.live.accept.${view.provider}`),
    words('page.live.check'),
  ];
  return {
    status: 200,
    words,
    title: words(`page.live.title.${view.mode}`),
    mood: 'neutral',
    body: html`<div class="inbox"><strong>${view.address}</strong><span>${words('page.live.inbox', { mailbox: mailboxNames[view.provider] })}</span></div>
<p>${words('page.live.then')}</p>
<ol>
${steps.map((step) => html`<li>${step}</li>\n`)}</ol>
<form method="post" action="${form.action}">
<input type="hidden" name="proof" value="${form.proof}">
<button class="action">${words('page.live.continue', { provider })}</button>
</form>
<p class="quiet">${full ? undefined : `${words('page.live.settings')} `}${words('page.live.once')}</p>`,
  };
}
