import type { Words } from '@reconnect/article';
import { type Activity, tenantOf } from '../in/gate.ts';
import { cardMessage, type Message } from '../out/connector.ts';
import { peek, peekText } from '../peek.ts';
import { type Action, actionSets, type Card, createCard, textBlock } from './card.ts';
import { escapeMarkdown } from './markdown.ts';

/** What the button under a public answer says to us; no choice of the assistant is called so. */
const continueVerb = 'continue';

/**
 * What others read where somebody asked: that the answer is elsewhere. The client of the person who asked shows
 * `privateView` in its place. Neither holds anything about anybody's inbox, so that nothing can leak from either.
 */
export function publicAnswer(activity: Activity, words: Words): Message {
  const text = words('private.teams');
  const asker = activity.from.id;
  const goOn = {
    type: 'Action.Execute',
    title: words('private.teams.open'),
    verb: continueVerb,
    data: { asker },
  } as const;
  const card = drawn(text, [{ ...goOn, fallback: openChat(activity, words) }]);
  return cardMessage(text, { ...card, refresh: { action: goOn, userIds: [asker] } });
}

/** What the person who asked sees in place of `publicAnswer`, and nobody else. */
export function privateView(activity: Activity, words: Words): Card {
  return drawn(words('private.teams.mine'), [openChat(activity, words)]);
}

/** Who asked, if `activity` is a press on a public answer, or a client that asks for its private view. */
export function askerIn(activity: Activity): string | undefined {
  const action = peek(activity, 'value', 'action');
  const isOurs = activity.type === 'invoke' && peek(action, 'verb') === continueVerb;
  return isOurs ? peekText(action, 'data', 'asker') : undefined;
}

function drawn(text: string, actions: readonly Action[]): Card {
  return createCard({ summary: text, body: [textBlock(escapeMarkdown(text)), ...actionSets(actions)] });
}

/** A link that opens each reader's own chat with the app. */
function openChat(activity: Activity, words: Words): Action {
  const url = new URL('https://teams.microsoft.com/l/chat/0/0');
  url.searchParams.set('tenantId', tenantOf(activity) ?? '');
  url.searchParams.set('users', activity.recipient.id);
  return { type: 'Action.OpenUrl', title: words('private.teams.chat'), url: url.href };
}
