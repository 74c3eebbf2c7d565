import { element } from './element.ts';
import { createFollower } from './follower.ts';
import { createKeyedList, type Item } from './keyed-list.ts';
import type { Place } from './server.ts';
import { busy } from './toast.ts';

export interface Suggestion {
  readonly title: string;
  readonly message: string;
}

export interface ChatPaneOptions {
  readonly name: 'slack' | 'teams';
  readonly title: string;
  readonly subtitle: string;
  readonly tabs: Readonly<Record<Place, string>>;
  readonly send: (place: Place, text: string) => Promise<void>;
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
}

export function createChatPane(pane: HTMLElement, { name, title, subtitle, tabs, send }: ChatPaneOptions): ChatPane {
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
  const composer = createComposer({ name, title, send: (text) => send(place, text) });

  const follower = createFollower(log, list);
  const draw = () => {
    if (latest === undefined) return;
    showItems(latest.lines[place]);
    working.textContent = place === 'direct' ? (latest.working ?? '') : '';
    drawChips(chips, latest.suggestions, (text) => send(place, text));
    composer.address(place === 'direct' ? 'Message Inbox Reconnect' : `Mention @Inbox Reconnect in ${tabs.channel}`);
    follower.keepUp();
  };
  const strip = createTabs({ name, tabs }, (chosen) => {
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
    log,
    chips,
    composer.form,
  );
  return {
    show(next) {
      latest = next;
      draw();
    },
  };
}

function createTabs(
  { name, tabs }: Pick<ChatPaneOptions, 'name' | 'tabs'>,
  choose: (place: Place) => void,
): HTMLElement {
  const strip = element('div', { className: 'tabs', role: 'group', ariaLabel: 'Conversations' });
  const buttons = (['direct', 'channel'] as const).map((place) => {
    const pressed = String(place === 'direct');
    const data = { testid: `${name}-${place}` };
    const button = element('button', { type: 'button', ariaPressed: pressed, data }, tabs[place]);
    button.addEventListener('click', () => {
      for (const other of buttons) other.ariaPressed = String(other === button);
      choose(place);
    });
    return button;
  });
  strip.append(...buttons);
  return strip;
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
    box.value = '';
    void busy(form, () => send(text));
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
