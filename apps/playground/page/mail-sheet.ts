import type { MailView } from '../src/view.ts';
import { element, find } from './element.ts';
import { dayAndTimeOf } from './moments.ts';

/** Shows a mail as a person at support sees it: HTML, text, and the case as JSON. */
export function openMail(mail: MailView): void {
  const sheet = find('#mail', HTMLDialogElement);
  const body = element('div', { className: 'mail-body' });
  const forms = formsOf(mail);
  const tabs = forms.map(({ name, draw }) => {
    const tab = element('button', { type: 'button', ariaPressed: 'false' }, name);
    tab.addEventListener('click', () => {
      for (const other of tabs) other.ariaPressed = String(other === tab);
      body.replaceChildren(draw());
    });
    return tab;
  });
  const close = element('button', { type: 'button', className: 'close', ariaLabel: 'Close', title: 'Close' }, '✕');
  close.addEventListener('click', () => sheet.close());
  sheet.replaceChildren(
    element(
      'header',
      {},
      element('h2', { id: 'mail-subject' }, mail.subject),
      close,
      element('p', {}, `${mail.from} to ${mail.to} · ${dayAndTimeOf(mail.at)}`),
    ),
    element('div', { className: 'tabs', role: 'group', ariaLabel: 'Forms of this mail' }, ...tabs),
    body,
  );
  tabs[0]?.click();
  sheet.showModal();
}

interface Form {
  readonly name: string;
  draw(): HTMLElement;
}

function formsOf({ id, text, attachments }: MailView): readonly Form[] {
  const pre = (content: string) => element('pre', { tabIndex: 0, data: { testid: 'mail-text' } }, content);
  return [
    {
      name: 'Mail',
      draw: () =>
        element('iframe', {
          src: `playground/mails/${id}`,
          title: 'The mail',
          attributes: { sandbox: '' },
          data: { testid: 'mail-html' },
        }),
    },
    { name: 'As text', draw: () => pre(text) },
    ...attachments.map(({ name, content }) => ({ name, draw: () => pre(content) })),
  ];
}
