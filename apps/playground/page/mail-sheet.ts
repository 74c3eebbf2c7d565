import type { MailView } from '../src/view.ts';
import { element, find } from './element.ts';
import { dayAndTimeOf } from './moments.ts';
import { answerMail } from './server.ts';
import { busy } from './toast.ts';

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
    answerForm(mail, sheet),
  );
  tabs[0]?.click();
  sheet.showModal();
}

/** What support writes goes back the way the mail came: as a mail. */
function answerForm({ id }: MailView, sheet: HTMLDialogElement): HTMLElement {
  const words = element('textarea', {
    rows: 2,
    required: true,
    placeholder: 'Answer as support…',
    ariaLabel: 'Answer as support',
    data: { testid: 'support-answer' },
  });
  const send = element('button', { type: 'submit', className: 'solid' }, 'Answer');
  const solve = element('button', { type: 'submit' }, 'Answer and mark as solved');
  const form = element('form', { className: 'answer' }, words, element('div', { className: 'actions' }, send, solve));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = event.submitter === solve ? `${words.value}\n\n#solved` : words.value;
    void busy(form, async () => {
      await answerMail(id, text);
      sheet.close();
    });
  });
  return form;
}

/** Where a label and spaces fill the 16 signs before the words, these are a column of their own. */
function line(content: string): HTMLElement {
  const isFact = /^[A-Z][^:\n]*: +$/.test(content.slice(0, 16));
  return element('span', { className: isFact ? 'line fact' : 'line' }, content);
}

interface Form {
  readonly name: string;
  draw(): HTMLElement;
}

function formsOf({ id, text, attachments }: MailView): readonly Form[] {
  const pre = (content: string) =>
    element('pre', { tabIndex: 0, data: { testid: 'mail-text' } }, ...content.split(/(?<=\n)/).map(line));
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
