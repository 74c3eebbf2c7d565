import { element } from './element.ts';
import { createFollower } from './follower.ts';
import { createKeyedList, type Item } from './keyed-list.ts';
import type { Place } from './server.ts';
import { busy } from './toast.ts';

export interface Suggestion {
  readonly title: string;
  readonly message: string;
}

export interface ChatPaneDeps {
  readonly name: 'slack' | 'teams';
  readonly title: string;
  readonly subtitle: string;
  readonly tabs: Readonly<Record<Place, string>>;
  readonly send: (place: Place, text: string) => Promise<void>;
  /** A tab before the others that is no conversation. */
  readonly page?: { readonly label: string; readonly content: HTMLElement; opened(): void };
}

export interface ChatLog {
  readonly lines: Readonly<Record<Place, readonly Item[]>>;
  /** What stands under the messages while the app is at work. */
  readonly working: string | undefined;
  readonly suggestions: readonly Suggestion[];
}

/** A window of one platform: the app's chat and a channel, each with its messages and a composer. */
export interface ChatPane {
  show(log: ChatLog): void;
  /** Turns to one of the tabs. */
  go(place: Place): void;
}

export function createChatPane(pane: HTMLElement, deps: ChatPaneDeps): ChatPane {
  const { name, title, subtitle, tabs, send, page } = deps;
  let place: Place = 'direct';
  let latest: ChatLog | undefined;
  const log = element('div', {
    className: 'log',
    tabIndex: 0,
    role: 'log',
    ariaLive: 'polite',
    ariaLabel: `Messages in ${title}`,
    data: { testid: `${name}-log` },
  });
  const list = element('div', { className: 'lines' });
  const working = element('p', { className: 'working', role: 'status' });
  log.append(list, working);
  const showItems = createKeyedList(list);
  const chips = element('div', { className: 'chips', role: 'group', ariaLabel: 'Suggestions' });
  const follower = createFollower(log, list);
  // Whoever writes wants to see what comes of it, wherever in the log they were.
  const write = (text: string) => {
    follower.toEnd();
    return send(place, text);
  };
  const composer = createComposer({ name, title, send: write });
  const draw = () => {
    if (latest === undefined) return;
    showItems(latest.lines[place]);
    working.textContent = place === 'direct' ? (latest.working ?? '') : '';
    drawChips(chips, latest.suggestions, write);
    composer.address(place === 'direct' ? 'Message Inbox Reconnect' : `Mention @Inbox Reconnect in ${tabs.channel}`);
  };
  const conversation = element('div', { className: 'conversation' }, log, chips, composer.form);
  const { strip, go } = createTabs({ name, tabs, page: page?.label }, (chosen) => {
    conversation.hidden = chosen === 'page';
    if (page !== undefined) page.content.hidden = chosen !== 'page';
    if (chosen === 'page') return page?.opened();
    place = chosen;
    draw();
    follower.toEnd();
  });
  pane.replaceChildren(
    element(
      'header',
      { className: 'title-bar' },
      element('h2', {}, title),
      element('p', { className: 'subtitle' }, subtitle),
    ),
    strip,
    ...(page === undefined ? [] : [page.content]),
    conversation,
  );
  if (page !== undefined) page.content.hidden = true;
  return {
    show(next) {
      latest = next;
      draw();
    },
    go,
  };
}

type Tab = Place | 'page';

interface Tabs extends Pick<ChatPaneDeps, 'name' | 'tabs'> {
  readonly page: string | undefined;
}

function createTabs(
  { name, tabs, page }: Tabs,
  choose: (tab: Tab) => void,
): { readonly strip: HTMLElement; readonly go: (tab: Tab) => void } {
  const strip = element('div', { className: 'tabs', role: 'group', ariaLabel: 'Conversations' });
  const labels: readonly (readonly [Tab, string])[] = [
    ...(page === undefined ? [] : [['page', page] as const]),
    ['direct', tabs.direct],
    ['channel', tabs.channel],
  ];
  const buttons = labels.map(([tab, label]) => {
    const data = { testid: `${name}-${tab}` };
    const button = element('button', { type: 'button', ariaPressed: String(tab === 'direct'), data }, label);
    button.addEventListener('click', () => go(tab));
    return button;
  });
  const go = (place: Tab) => {
    for (const button of buttons) button.ariaPressed = String(button.dataset['testid'] === `${name}-${place}`);
    choose(place);
  };
  strip.append(...buttons);
  return { strip, go };
}

function drawChips(
  chips: HTMLElement,
  suggestions: readonly Suggestion[],
  send: (text: string) => Promise<void>,
): void {
  const wanted = JSON.stringify(suggestions);
  if (chips.dataset['shown'] === wanted) return;
  chips.dataset['shown'] = wanted;
  chips.replaceChildren(
    ...suggestions.map(({ title, message }) => {
      const chip = element('button', { type: 'button', className: 'chip' }, title);
      chip.addEventListener('click', () => void busy(chip, () => send(message)));
      return chip;
    }),
  );
}

interface Composer {
  readonly form: HTMLFormElement;
  address(placeholder: string): void;
}

function createComposer({
  name,
  title,
  send,
}: {
  readonly name: string;
  readonly title: string;
  readonly send: (text: string) => Promise<void>;
}): Composer {
  const box = element('textarea', {
    rows: 1,
    maxLength: 4000,
    ariaLabel: `Message in ${title}`,
    data: { testid: `${name}-composer` },
  });
  const button = element('button', { ariaLabel: `Send in ${title}`, title: 'Send', data: { testid: `${name}-send` } });
  const form = element('form', { className: 'composer' }, box, button);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = box.value.trim();
    if (text === '') return;
    // While the message before this one is on its way, this one stays in the box.
    void busy(form, () => {
      box.value = '';
      return send(text).catch((problem: unknown) => {
        // What was not sent is not lost, unless something else was written meanwhile.
        box.value ||= text;
        throw problem;
      });
    });
  });
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  return {
    form,
    address(placeholder) {
      box.placeholder = placeholder;
    },
  };
}
