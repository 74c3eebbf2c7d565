import { element } from '../element.ts';
import { type Fields, fieldsOf, listOf, textOf } from './fields.ts';
import { isWebAddress } from './link.ts';
import { mrkdwn } from './mrkdwn.ts';
import { richText } from './rich-text.ts';
import { unsupported } from './unsupported.ts';

/** Told which button was pressed, and where to show what comes of it. */
export type OnPress = (button: { readonly id: string; readonly control: HTMLElement }) => void;

/** One block of Block Kit, of the kinds the app emits. */
export function drawBlock(block: Fields, onPress: OnPress): HTMLElement {
  switch (block['type']) {
    case 'header':
      return element('h3', { className: 'header' }, text(block['text']));
    case 'section':
      return section(block, onPress);
    case 'context':
      return element('div', { className: 'context' }, ...listOf(block['elements']).map(contextPart));
    case 'actions':
      return element(
        'div',
        { className: 'actions' },
        ...listOf(block['elements']).map((part) => action(part, onPress)),
      );
    case 'divider':
      return element('hr');
    case 'image':
      return element('figure', {}, picture(block));
    case 'rich_text':
      return richText(block);
    default:
      return unsupported(block);
  }
}

function section(block: Fields, onPress: OnPress): HTMLElement {
  const fields = listOf(block['fields']);
  const accessory = fieldsOf(block['accessory']);
  return element(
    'div',
    { className: 'section' },
    block['text'] === undefined ? undefined : element('p', {}, text(block['text'])),
    fields.length === 0
      ? undefined
      : element('div', { className: 'fields' }, ...fields.map((field) => element('p', {}, text(field)))),
    block['accessory'] === undefined
      ? undefined
      : accessory['type'] === 'image'
        ? picture(accessory)
        : action(accessory, onPress),
  );
}

function contextPart(part: Fields): HTMLElement {
  return part['type'] === 'image' ? picture(part) : element('p', {}, text(part));
}

function picture(part: Fields): HTMLElement {
  return element('img', { src: textOf(part['image_url']), alt: textOf(part['alt_text']), loading: 'lazy' });
}

/** Plain text to the letter, or Slack's markup. */
function text(value: unknown): Node {
  const { type, text: words } = fieldsOf(value);
  return type === 'mrkdwn' ? mrkdwn(textOf(words)) : document.createTextNode(textOf(words));
}

function action(part: Fields, onPress: OnPress): HTMLElement {
  if (part['type'] !== 'button') return unsupported(part);
  const label = textOf(fieldsOf(part['text'])['text']);
  const id = textOf(part['action_id']);
  const spoken = textOf(part['accessibility_label']);
  const className = `button ${textOf(part['style'])} ${isPictorial(label) ? 'face' : ''}`.trim();
  const url = textOf(part['url']);
  const control = isWebAddress(url)
    ? element('a', { href: url, target: '_blank', rel: 'noopener noreferrer', className }, label)
    : element('button', { type: 'button', className }, label);
  if (spoken !== '') {
    control.ariaLabel = `${label} ${spoken}`;
    control.title = spoken;
  }
  control.addEventListener('click', () => onPress({ id, control }));
  return control;
}

/** A face and nothing else. */
function isPictorial(label: string): boolean {
  return /^\p{Extended_Pictographic}\uFE0F?$/u.test(label);
}
