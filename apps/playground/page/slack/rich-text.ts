import { element } from '../element.ts';
import { type Fields, fieldsOf, listOf, textOf } from './fields.ts';
import { link } from './link.ts';
import { unsupported } from './unsupported.ts';

/** A `rich_text` block. */
export function richText(block: Fields): HTMLElement {
  return element('div', { className: 'rich-text' }, ...listOf(block['elements']).map(drawPart));
}

function drawPart(part: Fields): HTMLElement {
  const words = () => listOf(part['elements']).map(drawLeaf);
  switch (part['type']) {
    case 'rich_text_section':
      return element('p', {}, ...words());
    case 'rich_text_preformatted':
      return element('pre', { tabIndex: 0 }, ...words());
    case 'rich_text_quote':
      return element('blockquote', {}, ...words());
    case 'rich_text_list':
      return element(
        part['style'] === 'ordered' ? 'ol' : 'ul',
        {},
        ...listOf(part['elements']).map((item) => element('li', {}, ...listOf(item['elements']).map(drawLeaf))),
      );
    default:
      return unsupported(part);
  }
}

function drawLeaf(leaf: Fields): Node {
  switch (leaf['type']) {
    case 'text':
      return styled(textOf(leaf['text']), fieldsOf(leaf['style']));
    case 'link':
      return link(textOf(leaf['url']), textOf(leaf['text']) || textOf(leaf['url']));
    case 'emoji':
      return document.createTextNode(signOf(textOf(leaf['unicode'])));
    case 'user':
      return element('span', { className: 'mention' }, '@Inbox Reconnect');
    default:
      return unsupported(leaf);
  }
}

/** `1f44d-1f3fd` */
const signOf = (unicode: string): string =>
  String.fromCodePoint(...unicode.split('-').map((code) => Number.parseInt(code, 16)));

function styled(text: string, style: Fields): Node {
  const wraps = [
    ['bold', 'strong'],
    ['italic', 'em'],
    ['strike', 's'],
    ['code', 'code'],
  ] as const;
  return wraps.reduce<Node>(
    (inner, [name, tag]) => (style[name] === true ? element(tag, {}, inner) : inner),
    document.createTextNode(text),
  );
}
