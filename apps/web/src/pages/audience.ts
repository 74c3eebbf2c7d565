import { languages, type Words, wordsFor } from '@reconnect/article';
import type { LinkView } from '@reconnect/reconnect';
import type { Request } from 'express';

/** Who reads a page. */
export interface Audience {
  readonly words: Words;
  /** IANA name; undefined when it is not known. */
  readonly timeZone?: string | undefined;
}

/** Speaks as the conversation did that the link came from; where there is none, as the browser asks for. */
export function audienceOf(request: Request, view?: LinkView): Audience {
  const preferred = request.acceptsLanguages(...languages);
  const locale = view?.locale ?? (preferred === false ? undefined : preferred);
  return { words: wordsFor(locale), timeZone: view?.timeZone };
}
