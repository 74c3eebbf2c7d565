import { element } from '../element.ts';
import { type Fields, textOf } from './fields.ts';

/** Stands out, so that whoever emits something new sees that it is not drawn yet. */
export function unsupported({ type }: Fields): HTMLElement {
  return element(
    'div',
    { className: 'unsupported', data: { testid: 'unsupported-block' } },
    `unsupported block: ${textOf(type) || 'no type'}`,
  );
}
