import type { SlackSurface } from '../../src/view.ts';
import { element } from '../element.ts';
import { type PersonName, sendWindow } from '../server.ts';
import { busy, complain } from '../toast.ts';
import { drawBlock } from './blocks.ts';
import { type Fields, fieldsOf, textOf } from './fields.ts';

export interface SlackWindow {
  show(window: SlackSurface | undefined): void;
}

/** A modal of the app: it lies before everything else until it is sent or closed. */
export function createSlackWindow(speaker: () => PersonName): SlackWindow {
  const dialog = element('dialog', {
    className: 'sheet small slack modal',
    data: { testid: 'slack-modal' },
    attributes: { 'aria-labelledby': 'slack-modal-title' },
  });
  document.body.append(dialog);
  let open: string | undefined;

  const close = (window: string) => void sendWindow({ person: speaker(), window }).catch(complain);
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    if (open !== undefined) close(open);
  });

  return {
    show(window) {
      if (window?.id === open) return;
      open = window?.id;
      if (window === undefined) return dialog.close();
      dialog.replaceChildren(...draw(window, { speaker, close }));
      if (!dialog.open) dialog.showModal();
      dialog.querySelector('textarea')?.focus();
    },
  };
}

interface Doing {
  readonly speaker: () => PersonName;
  readonly close: (window: string) => void;
}

function draw({ id, sent, blocks }: SlackSurface, { speaker, close }: Doing): HTMLElement[] {
  const inputs = blocks.filter(({ type }) => type === 'input').map(drawInput);
  const cancel = element('button', { type: 'button', className: 'button' }, labelOf(sent['close']));
  cancel.addEventListener('click', () => close(id));
  const send = element('button', { className: 'button primary' }, labelOf(sent['submit']));
  const form = element(
    'form',
    {},
    ...blocks.filter(({ type }) => type !== 'input').map((block) => drawBlock(block, () => undefined)),
    ...inputs.map(({ field }) => field),
    element('div', { className: 'actions' }, cancel, send),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void busy(send, async () => {
      const written = Object.fromEntries(inputs.map(({ name, value }) => [name, value()]));
      const { errors = {}, failed } = await sendWindow({ person: speaker(), window: id, written });
      for (const { name, mark } of inputs) mark(textOf(errors[name]));
      if (failed !== undefined) complain(failed);
    });
  });
  const title = element('h2', { id: 'slack-modal-title' }, labelOf(sent['title']));
  return [element('header', {}, title), form];
}

/** One field of a window, with what the app says of it. */
function drawInput(block: Fields) {
  const control = fieldsOf(block['element']);
  const name = textOf(block['block_id']);
  const error = element('p', { className: 'error', id: `${name}-error`, role: 'alert' });
  const box = element('textarea', {
    rows: 5,
    maxLength: Number(control['max_length'] ?? 3000),
    attributes: { 'aria-describedby': error.id },
  });
  return {
    name,
    field: element('div', { className: 'input' }, element('label', {}, labelOf(block['label']), box), error),
    value: () => box.value,
    mark(sentence: string) {
      error.textContent = sentence;
      box.ariaInvalid = String(sentence !== '');
    },
  };
}

const labelOf = (text: unknown): string => textOf(fieldsOf(text)['text']);
