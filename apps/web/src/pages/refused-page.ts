import { formatList, mailboxNames, providerNames, type Words } from '@reconnect/article';
import type { LinkView } from '@reconnect/reconnect';
import type { Refusal, Verdict } from '@reconnect/troubleshooting';
import { html } from '../html.ts';
import type { Audience } from './audience.ts';
import { type Page, tryAgain } from './page.ts';

interface Refused {
  readonly refusal: Refusal;
  readonly view: LinkView;
  readonly token?: string | undefined;
}

interface News {
  readonly title: string;
  readonly text: string;
  /** Whether the same link can lead to a better end. */
  readonly again: boolean;
}

/** What the consent came to, and the way on; the old connection stands in each of these cases. */
export function refusedPage({ refusal, view, token }: Refused, { words }: Audience): Page {
  const { title, text, again } = newsOf(refusal, view, words);
  return {
    status: 409,
    words,
    title,
    mood: 'warn',
    body: html`<p>${text}</p>
${again && token !== undefined ? tryAgain(words, token) : undefined}
<p class="quiet">${words('page.refused.told', { chat: view.platform })}</p>`,
  };
}

function newsOf(refusal: Refusal, view: LinkView, words: Words): News {
  switch (refusal.reason) {
    case 'wrong_account':
      return {
        title: words('refused.title.wrong_account'),
        text: words('refused.wrong_account', { account: refusal.account, address: view.address }),
        again: true,
      };
    case 'permission_missing': {
      const named = refusal.permissions.map((permission) => words(`permission.${permission}`));
      const permissions = formatList(named, words.locale);
      return {
        title: words('refused.title.permission_missing'),
        text: words('refused.permission_missing', { permissions }),
        again: true,
      };
    }
    case 'cancelled':
      return { title: words('page.refused.cancelled.title'), text: words('page.refused.cancelled'), again: true };
    case 'provider':
      return providerNews(refusal.verdict, view, words);
    case 'not_working':
      return {
        title: words('page.refused.not_working.title'),
        text: words('page.refused.not_working', { cause: headline(refusal.verdict, view, words) }),
        again: false,
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
      return { title, text: words('page.refused.administrator'), again: false };
    case 'wait':
    case 'reduce_usage':
      return { title, text: words('page.refused.later', { cause }), again: true };
    case 'contact_support':
      return { title, text: words('page.refused.support', { cause }), again: false };
    default:
      return { title, text: words('page.refused.unchanged', { cause }), again: true };
  }
}

function headline({ cause, certainty }: Verdict, { provider }: LinkView, words: Words): string {
  const key =
    certainty === 'likely' && cause !== 'unknown' ? (`cause.likely.${cause}` as const) : (`cause.${cause}` as const);
  return words(key, { provider: providerNames[provider], mailbox: mailboxNames[provider] });
}
