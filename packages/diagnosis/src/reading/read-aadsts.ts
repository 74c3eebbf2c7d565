import { numeric, property } from './plain-object.ts';

const inText = /AADSTS\s?-?0*(\d{4,8})/gi;
const inMsalText = /Error\(s\):\s*(\d{4,8})/gi;
const inAddress = /error\?code=(\d{4,8})/gi;

/**
 * The Entra error numbers of an answer: from `error_codes`, from the text, from `error_uri`.
 * A number that touches the end of the text may have been cut short (`AADSTS7000|82`), and is not believed.
 */
export function readAadsts(tree: unknown, text: string): readonly number[] {
  const listed = property(tree, 'error_codes');
  const numbers = (Array.isArray(listed) ? listed.slice(0, 20) : []).map(numeric).filter((n) => n !== undefined);
  for (const pattern of [inText, inMsalText, inAddress]) {
    for (const match of text.matchAll(pattern)) {
      if (match.index + match[0].length < text.length) numbers.push(Number(match[1]));
    }
  }
  return [...new Set(numbers)];
}
