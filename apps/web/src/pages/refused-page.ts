import { formatList, mailboxNames, masksAlike, providerNames, titleKeyOf, type Words } from '@reconnect/article';
import type { LinkView } from '@reconnect/reconnect';
import { isOnlyLate, type Refusal, type Verdict } from '@reconnect/troubleshooting';
import { html } from '../html.ts';
import type { Audience } from './audience.ts';
import { chatLink } from './chat-link.ts';
import type { Page } from './page.ts';

interface Refused {
  readonly refusal: Refusal;
  readonly view: LinkView;
}

/** What the page says. */
interface Told {
  readonly title: string;
  readonly text: string;
}

/**
 * What the consent came to. It leads back to the chat and never to the same link: the assistant has heard of it too, and
 * the new link that it mostly answers with has retired this one.
 */
export function refusedPage({ refusal, view }: Refused, audience: Audience): Page {
  const { words } = audience;
  const { title, text } = toldOf(refusal, view, words);
  return {
    status: 409,
    words,
    title,
    mood: 'warn',
    body: html`<p>${text}</p>
<p class="quiet">${words('page.refused.told', { chat: view.platform })}${chatLink(audience)}</p>`,
  };
}

function toldOf(refusal: Refusal, view: LinkView, words: Words): Told {
  switch (refusal.reason) {
    case 'wrong_account': {
      const { account } = refusal;
      const { address } = view;
      return {
        title: words('refused.title.wrong_account'),
        text: masksAlike(account, address)
          ? words('refused.wrong_account.alike', { address })
          : words('refused.wrong_account', { account, address }),
      };
    }
    case 'permission_missing': {
      const named = refusal.permissions.map((permission) => words(`permission.${permission}`));
      const permissions = formatList(named, words.locale);
      return {
        title: words('refused.title.permission_missing'),
        text: words(`refused.permission_missing.${view.provider}`, { permissions }),
      };
    }
    case 'cancelled':
      return { title: words('page.refused.cancelled.title'), text: words('page.refused.cancelled') };
    case 'provider':
      return toldByProvider(refusal.verdict, view, words);
    case 'not_working':
      return {
        title: words('page.refused.not_working.title'),
        text: words('page.refused.not_working', { cause: headline(refusal.verdict, view, words) }),
      };
    default:
      return refusal satisfies never;
  }
}

function toldByProvider(verdict: Verdict, view: LinkView, words: Words): Told {
  const title = words('page.refused.provider.title', { provider: providerNames[view.provider] });
  const cause = headline(verdict, view, words);
  switch (verdict.remedy) {
    case 'contact_admin':
      return { title, text: words('page.refused.administrator') };
    case 'wait':
    case 'reduce_usage':
      // Nobody was kept out: the provider is in trouble.
      return { title: cause, text: words('page.refused.later') };
    case 'contact_support':
      return { title, text: words('page.refused.support', { cause }) };
    case 'reconnect':
    case 'full_disconnect':
    case 'restart_sync':
    case 'none':
      return { title, text: words('page.refused.unchanged', { cause }) };
    default:
      return verdict.remedy satisfies never;
  }
}

function headline(verdict: Verdict, { provider }: LinkView, words: Words): string {
  const key = titleKeyOf(verdict, isOnlyLate(verdict));
  return words(key, { provider: providerNames[provider], mailbox: mailboxNames[provider] });
}
