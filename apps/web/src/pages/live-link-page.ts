import { mailboxNames, providerNames } from '@reconnect/article';
import type { LinkView } from '@reconnect/reconnect';
import { type Html, html } from '../html.ts';
import type { Page } from './page.ts';

/** Says whose inbox it is and what will happen; only its form sets anything going. */
export function liveLinkPage(view: LinkView, form: { readonly action: string; readonly proof: string }): Page {
  const provider = providerNames[view.provider];
  const full = view.mode === 'full';
  return {
    status: 200,
    title: full ? 'Disconnect and reconnect this inbox?' : 'Reconnect this inbox?',
    mood: 'neutral',
    body: html`<div class="inbox"><strong>${view.address}</strong><span>${mailboxNames[view.provider]} inbox connected to Aptly</span></div>
<p>When you continue:</p>
<ol>
${full ? fullSteps(view) : undefined}<li>You sign in at ${provider} with <strong>${view.address}</strong>.</li>
<li>${provider} asks whether Aptly may read your mail. ${view.provider === 'google' ? 'Please leave every box ticked.' : 'Please accept.'}</li>
<li>We check that mail can be read before anything is stored, and tell you here and in the chat.</li>
</ol>
<form method="post" action="${form.action}">
<input type="hidden" name="proof" value="${form.proof}">
<button class="action">Continue to ${provider}</button>
</form>
<p class="quiet">${full ? undefined : 'Your inbox settings stay as they are. '}This link works once and only for a short time. Did not ask for it? Just close this page; nothing has changed.</p>`,
  };
}

function fullSteps({ provider }: LinkView): Html {
  return provider === 'google'
    ? html`<li>Aptly gives its present access back to Google. Until you have finished, this inbox does not sync.</li>
`
    : html`<li>Aptly starts over with this inbox: what it remembers of the old connection is replaced at the end.</li>
`;
}
