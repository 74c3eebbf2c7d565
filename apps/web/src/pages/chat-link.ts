import { type Html, html } from '../html.ts';
import type { Audience } from './audience.ts';

/** The way back to the chat, in line; nothing where it is not known which chat that is. */
export function chatLink({ words, chat }: Audience): Html | undefined {
  if (chat === undefined) return undefined;
  return html` <a href="${chat.url}">${words('page.open_chat', { chat: chat.platform })}</a>`;
}
