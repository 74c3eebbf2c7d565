import { element } from '../element.ts';

/** A link that opens a tab of its own; what is no web address stays text. */
export function link(url: string, label: string, className = ''): HTMLElement {
  if (!isWebAddress(url)) return element('span', { className }, label);
  return element('a', { href: url, target: '_blank', rel: 'noopener noreferrer', className }, label);
}

export function isWebAddress(url: string): boolean {
  return /^https?:$/.test(URL.parse(url)?.protocol ?? '');
}
