import type { MailView, PlaygroundView, ProviderCall } from '../src/view.ts';
import { element } from './element.ts';
import { createKeyedList } from './keyed-list.ts';
import { openMail } from './mail-sheet.ts';
import { timeOf } from './moments.ts';

export interface BesidePane {
  show(view: PlaygroundView): void;
}

/** What is neither platform: Aptly itself, support's mailbox, and what happens behind. */
export function createBesidePane(pane: HTMLElement): BesidePane {
  const aptly = element('section', { className: 'window aptly', ariaLabel: 'Aptly', data: { testid: 'aptly' } });
  const count = element('span', { className: 'count' });
  const mails = element('div', { className: 'mails' });
  const empty = element(
    'p',
    { className: 'empty' },
    'Nothing yet. A case arrives here when somebody presses “Send to support”.',
  );
  const mailbox = element(
    'section',
    { className: 'window mailbox', ariaLabel: 'Support’s mailbox', data: { testid: 'mailbox' } },
    element('header', { className: 'title-bar' }, element('h2', {}, 'Support’s mailbox'), count),
    mails,
    empty,
  );
  const verdict = element('div', { className: 'verdict', data: { testid: 'verdict' } });
  const calls = element('ol', { className: 'calls', data: { testid: 'calls' } });
  const behind = element(
    'details',
    { className: 'window behind' },
    element('summary', {}, 'What happens behind'),
    verdict,
    calls,
  );
  pane.replaceChildren(aptly, mailbox, behind);
  const showMails = createKeyedList(mails);
  const showCalls = createKeyedList(calls);
  return {
    show(view) {
      showAptly(aptly, view);
      showMails(view.mails.map((mail) => ({ key: mail.id, revision: '', draw: () => drawMail(mail) })));
      empty.hidden = view.mails.length > 0;
      count.textContent = view.mails.length === 0 ? '' : String(view.mails.length);
      showVerdict(verdict, view);
      showCalls(
        view.calls.toReversed().map((call) => ({
          key: call.id,
          revision: String(call.status),
          draw: () => drawCall(call),
        })),
      );
    },
  };
}

function showAptly(card: HTMLElement, { run, aptly }: PlaygroundView): void {
  const { waiting, imported, lastMailAt } = aptly;
  const told = JSON.stringify([run.number, aptly]);
  if (card.dataset['told'] === told) return;
  card.dataset['told'] = told;
  const flows = waiting === 0;
  card.classList.toggle('flows', flows);
  card.replaceChildren(
    element('p', { className: 'eyebrow' }, 'In Aptly'),
    element('h2', {}, flows ? 'Mail is flowing' : 'Not syncing'),
    element(
      'p',
      { role: 'status' },
      flows
        ? imported > 0
          ? `${imported} messages imported at ${timeOf(lastMailAt)}`
          : `Last mail at ${timeOf(lastMailAt)}`
        : `Last mail at ${timeOf(lastMailAt)}, ${waiting} messages waiting`,
    ),
    element('p', { className: 'address' }, run.address),
  );
}

function drawMail(mail: MailView): HTMLElement {
  const button = element(
    'button',
    { type: 'button', className: 'mail-item', data: { testid: 'mail-item' } },
    element('span', { className: 'from' }, mail.from),
    element('time', { dateTime: new Date(mail.at).toISOString() }, timeOf(mail.at)),
    element('span', { className: 'subject' }, mail.subject),
  );
  button.addEventListener('click', () => openMail(mail));
  return button;
}

function showVerdict(place: HTMLElement, { verdict }: PlaygroundView): void {
  place.replaceChildren(
    ...(verdict === undefined
      ? [element('p', {}, 'No verdict yet.')]
      : [
          element(
            'p',
            {},
            element('strong', {}, verdict.cause.replaceAll('_', ' ')),
            ` · ${verdict.certainty} · ${verdict.remedy.replaceAll('_', ' ')}`,
          ),
          element('p', { className: 'rule' }, `rule ${verdict.rule} at ${timeOf(verdict.at)}`),
        ]),
  );
}

function drawCall({ method, path, status }: ProviderCall): HTMLElement {
  const ended = status === 0 ? '…' : String(status);
  return element(
    'li',
    {},
    element('span', { className: `status ${status >= 400 ? 'bad' : 'good'}` }, ended),
    element('span', { className: 'path', title: path }, `${method} ${path}`),
  );
}
