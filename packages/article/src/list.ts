import { keepFormats } from './kept-formats.ts';

const formatFor = keepFormats<Intl.ListFormat>();

/** Names as a sentence lists them: "a, b, and c", or with "or" where one of them is meant. `locale` as in `Words`. */
export function formatList(items: Iterable<string>, locale: string, means: 'all' | 'one' = 'all'): string {
  const type = means === 'one' ? 'disjunction' : 'conjunction';
  return formatFor(`${locale},${type}`, () => new Intl.ListFormat(locale, { type })).format(items);
}
