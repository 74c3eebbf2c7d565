import type { Answer } from './cut-answer.ts';
import type { InboundMail } from './inbound-mail.ts';

/** How mail programs write in text that a picture stands there: Outlook by its id, Gmail by its name. */
export const placeOfPicture = /\[(?:cid:|image: )[^[\]\n]{1,200}\]/;

/**
 * A picture within what support wrote is named like an attachment, as a chat shows neither; one that stands in a quote or
 * below the signature was cut off with it.
 */
export function namePictures(
  answer: Answer,
  { pictures, attachments }: Pick<InboundMail, 'pictures' | 'attachments'>,
): Answer & Pick<InboundMail, 'attachments'> {
  const shown = new Set<string>();
  const withoutPlaces = answer.text.replace(new RegExp(placeOfPicture, 'g'), (place) => {
    const called = place.slice(place.indexOf(':') + 1, -1).trim();
    const picture = pictures.find(({ cid, name }) => cid === called || name === called);
    // Words of a person that only look like a place stay.
    if (picture === undefined && !place.startsWith('[cid:')) return place;
    shown.add(picture?.name ?? 'unnamed');
    return '';
  });
  if (shown.size === 0) return { ...answer, attachments };
  const text = withoutPlaces
    .split('\n')
    .map((line) => line.trimEnd())
    // What a program writes in place of a picture that it cannot show is mostly its name.
    .filter((line) => !shown.has(line.trim()))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return { ...answer, text, attachments: [...new Set([...shown, ...attachments])] };
}
