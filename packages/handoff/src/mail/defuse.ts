/**
 * The same words without a link. Mail readers make one of whatever looks like an address on the web, also in plain
 * text: `https://evil.example` becomes `https[:]//evil[.]example`, which a person still reads and nobody clicks.
 */
export function defuse(text: string): string {
  return text.replaceAll('://', '[:]//').replace(/(?<=[\p{L}\p{N}_-])[.\u3002\uff0e\uff61](?=\p{L}{2})/gu, '[.]');
}

/** Stricter than the standard: no quotes, names, lists or encoded words, so that it can only ever be one recipient. */
export function isPlainAddress(address: string): boolean {
  return address.length <= 254 && /^[^\s\p{C}?@<>,;:"()[\]\\/]+@[a-z0-9.-]+$/iu.test(address);
}

/** A mail address as it is, which support may want to copy; anything else that stands in its place, defused. */
export function addressOrWords(text: string): string {
  return isPlainAddress(text) && !looksLikeAPage.test(text) ? text : defuse(text);
}

/** A mail reader may stop at the `@`. */
const looksLikeAPage = /www\./i;
