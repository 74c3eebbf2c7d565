import { mailboxNames, providerNames, wordsFor } from '@reconnect/article';
import type { LinkView } from '@reconnect/reconnect';
import type { Refusal, Verdict } from '@reconnect/troubleshooting';
import { html } from '../html.ts';
import { chatName, type Page, tryAgain } from './page.ts';

interface Words {
  readonly title: string;
  readonly text: string;
  /** Whether the same link can lead to a better end. */
  readonly again: boolean;
}

/** What the consent came to, and the way on; the old connection stands in each of these cases. */
export function refusedPage(refusal: Refusal, view: LinkView, token?: string): Page {
  const { title, text, again } = wordsOf(refusal, view);
  return {
    status: 409,
    title,
    mood: 'warn',
    body: html`<p>${text}</p>
${again && token !== undefined ? tryAgain(token) : undefined}
<p class="quiet">The assistant has told you the same in ${chatName(view.platform)}; you can go on there at any time.</p>`,
  };
}

function wordsOf(refusal: Refusal, view: LinkView): Words {
  const say = wordsFor();
  switch (refusal.reason) {
    case 'wrong_account':
      return {
        title: 'That was another account',
        text: `You signed in as ${refusal.account}, but this inbox is ${view.address}. Nothing was changed. Please try again and pick ${view.address}.`,
        again: true,
      };
    case 'permission_missing': {
      const named = refusal.permissions.map((name) =>
        say(name === 'offline' ? 'permission.offline' : 'permission.read_mail'),
      );
      const permissions = new Intl.ListFormat(say.locale).format(named);
      return {
        title: 'One permission is missing',
        text: say('refused.permission_missing', { permissions }),
        again: true,
      };
    }
    case 'cancelled':
      return {
        title: 'You cancelled the sign-in',
        text: 'That is fine: nothing was changed. You can try again whenever you are ready.',
        again: true,
      };
    case 'declined_by_owner':
      return {
        title: 'The owner declined',
        text: 'The owner of this inbox does not want to reconnect it now.',
        again: false,
      };
    case 'provider':
      return providerWords(refusal.verdict, view);
    case 'not_working':
      return {
        title: 'You signed in, but mail does not move yet',
        text: `${headline(refusal.verdict, view)}. We stored nothing, so your old connection is as it was.`,
        again: false,
      };
    default:
      return refusal satisfies never;
  }
}

function providerWords(verdict: Verdict, view: LinkView): Words {
  const say = wordsFor();
  const provider = providerNames[view.provider];
  const title = `${provider} did not let you through`;
  switch (verdict.remedy) {
    case 'contact_admin':
      return {
        title,
        text: `${say('administrator.text').split(/(?<=\.) /)[0]} The chat has a note you can forward.`,
        again: false,
      };
    case 'wait':
    case 'reduce_usage':
      return { title, text: `${headline(verdict, view)}. Nothing was changed. Please try again later.`, again: true };
    case 'contact_support':
      return {
        title,
        text: `${headline(verdict, view)}: you did nothing wrong. The chat takes you to support.`,
        again: false,
      };
    default:
      return { title, text: `${headline(verdict, view)}. Nothing was changed.`, again: true };
  }
}

function headline({ cause, certainty }: Verdict, { provider }: LinkView): string {
  const key =
    certainty === 'likely' && cause !== 'unknown' ? (`cause.likely.${cause}` as const) : (`cause.${cause}` as const);
  return wordsFor()(key, { provider: providerNames[provider], mailbox: mailboxNames[provider] });
}
