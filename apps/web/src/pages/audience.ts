import { languages, type Words, wordsFor } from '@reconnect/article';
import type { LinkView } from '@reconnect/reconnect';
import type { Request } from 'express';
import type { ChatAddresses } from './chat-addresses.ts';

/** Who reads a page. */
export interface Audience {
  readonly words: Words;
  /** IANA name; undefined when it is not known. */
  readonly timeZone?: string | undefined;
  /** The app that the conversation is in; undefined when it is not known. */
  readonly chat?: { readonly platform: string; readonly url: string } | undefined;
}

/** Speaks as the conversation did that the link came from; where there is none, as the browser asks for. */
export function audienceOf(request: Request, view?: LinkView, chats: Partial<ChatAddresses> = {}): Audience {
  const preferred = request.acceptsLanguages(...languages);
  const locale = view?.locale ?? (preferred === false ? undefined : preferred);
  const { platform, timeZone } = view ?? {};
  const url = Object.entries(chats).find(([name]) => name === platform)?.[1];
  return {
    words: wordsFor(locale),
    timeZone,
    ...(platform !== undefined && url !== undefined && { chat: { platform, url } }),
  };
}
