import { formatList, mailboxNames, providerNames, type Words } from '@reconnect/article';
import type { LinkView } from '@reconnect/reconnect';
import type { Refusal, Verdict } from '@reconnect/troubleshooting';
import { html } from '../html.ts';
import type { Audience } from './audience.ts';
import { chatLink } from './chat-link.ts';
import type { Page } from './page.ts';

interface Refused {
  readonly refusal: Refusal;
  readonly view: LinkView;
}

interface News {
  readonly title: string;
  readonly text: string;
}

/**
 * What the consent came to. It leads back to the chat and never to the same link: the assistant has heard of it too, and
 * the new link that it mostly answers with has retired this one.
 */
export function refusedPage({ refusal, view }: Refused, audience: Audience): Page {
  const { words } = audience;
  const { title, text } = newsOf(refusal, view, words);
  return {
    status: 409,
    words,
    title,
    mood: 'warn',
    body: html`<p>${text}</p>
<p class="quiet">${words('page.refused.told', { chat: view.platform })}${chatLink(audience)}</p>`,
  };
}

function newsOf(refusal: Refusal, view: LinkView, words: Words): News {
  switch (refusal.reason) {
    case 'wrong_account':
      return {
        title: words('refused.title.wrong_account'),
        text: words('refused.wrong_account', { account: refusal.account, address: view.address }),
      };
    case 'permission_missing': {
      const named = refusal.permissions.map((permission) => words(`permission.${permission}`));
      const permissions = formatList(named, words.locale);
      return {
        title: words('refused.title.permission_missing'),
        // Only Google has boxes to tick.
        text: words(
          view.provider === 'microsoft' ? 'refused.permission_missing.microsoft' : 'refused.permission_missing',
          { permissions },
        ),
      };
    }
    case 'cancelled':
      return { title: words('page.refused.cancelled.title'), text: words('page.refused.cancelled') };
    case 'provider':
      return providerNews(refusal.verdict, view, words);
    case 'not_working':
      return {
        title: words('page.refused.not_working.title'),
        text: words('page.refused.not_working', { cause: headline(refusal.verdict, view, words) }),
      };
    default:
      return refusal satisfies never;
  }
}

function providerNews(verdict: Verdict, view: LinkView, words: Words): News {
  const title = words('page.refused.provider.title', { provider: providerNames[view.provider] });
  const cause = headline(verdict, view, words);
  switch (verdict.remedy) {
    case 'contact_admin':
      return { title, text: words('page.refused.administrator') };
    case 'wait':
    case 'reduce_usage':
      return { title, text: words('page.refused.later', { cause }) };
    case 'contact_support':
      return { title, text: words('page.refused.support', { cause }) };
    default:
      return { title, text: words('page.refused.unchanged', { cause }) };
  }
}

function headline({ cause, certainty }: Verdict, { provider }: LinkView, words: Words): string {
  const key =
    certainty === 'likely' && cause !== 'unknown' ? (`cause.likely.${cause}` as const) : (`cause.${cause}` as const);
  return words(key, { provider: providerNames[provider], mailbox: mailboxNames[provider] });
}
