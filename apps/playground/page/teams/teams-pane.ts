import type { PersonView, TeamsLine } from '../../src/view.ts';
import { createChatPane } from '../chat-pane.ts';
import { element } from '../element.ts';
import { initials } from '../initials.ts';
import type { Item } from '../keyed-list.ts';
import { timeOf } from '../moments.ts';
import { type PersonName, type Place, press } from '../server.ts';
import { isDark } from '../theme.ts';
import { busy, complain } from '../toast.ts';
import { drawCard } from './card.ts';

/** How long the platform's own remark stays under a card, in milliseconds. */
const remarkStays = 4_000;

/** Of the commands in the app package, as Teams offers them to a person of this language: what is pressed is what is sent. */
const commands = {
  en: ['Why isn’t my inbox syncing?', 'Reconnect my inbox', 'Talk to a person'],
  es: ['¿Por qué no se sincroniza mi buzón?', 'Volver a conectar mi buzón', 'Hablar con una persona'],
};

export interface TeamsPane {
  show(person: PersonView, locale: string): void;
}

export function createTeamsPane(pane: HTMLElement, send: (place: Place, text: string) => Promise<void>): TeamsPane {
  const chat = createChatPane(pane, {
    name: 'teams',
    title: 'Teams (simulated)',
    subtitle: 'Northwind',
    tabs: { direct: 'Inbox Reconnect', channel: 'General' },
    send,
  });
  return {
    show({ name, teams }, locale) {
      const offered = locale.startsWith('es') ? commands.es : commands.en;
      const itemOf = itemFor(name as PersonName, () => chat.go('direct'));
      chat.show({
        lines: { direct: teams.direct.map(itemOf), channel: teams.channel.map(itemOf) },
        working: teams.typing ? 'Inbox Reconnect is typing…' : undefined,
        suggestions: offered.map((command) => ({ title: command, message: command })),
      });
    },
  };
}

const itemFor =
  (person: PersonName, openChat: () => void) =>
  (line: TeamsLine): Item => ({
    key: line.id,
    // Cards carry the colours of the theme they were drawn in.
    revision: `${person} ${isDark()} ${JSON.stringify(line)}`,
    draw: () => drawLine(line, { person, openChat }),
  });

interface Reader {
  readonly person: PersonName;
  openChat(): void;
}

function drawLine(line: TeamsLine, reader: Reader): HTMLElement {
  const { author, byApp, mine, at, text, thread } = line;
  const kind = ['message', mine ? 'mine' : '', thread === undefined ? '' : 'reply']
    .filter((part) => part !== '')
    .join(' ');
  return element(
    'article',
    { className: kind, data: { testid: 'teams-message' } },
    mine
      ? undefined
      : element(
          'span',
          { className: byApp ? 'avatar app' : 'avatar', ariaHidden: 'true' },
          byApp ? '' : initials(author),
        ),
    element(
      'div',
      { className: 'said' },
      element(
        'p',
        { className: 'byline' },
        element('strong', {}, author),
        element('time', { dateTime: new Date(at).toISOString() }, timeOf(at)),
      ),
      text === '' ? undefined : element('p', { className: 'bubble' }, text),
      ...cards(line, reader),
    ),
  );
}

function cards({ id, cards: contents }: TeamsLine, { person, openChat }: Reader): HTMLElement[] {
  return contents.map((content) => {
    const bubble = element('div', { className: 'bubble card' });
    const remark = element('p', { className: 'remark', role: 'status' });
    const pressed = (button: string, fields: Readonly<Record<string, string>>) => {
      void busy(bubble, async () => {
        const { says, failed } = await press({ person, platform: 'teams', message: id, button, fields });
        if (failed !== undefined) complain(failed);
        remark.textContent = says ?? '';
        setTimeout(() => remark.replaceChildren(), remarkStays);
      });
    };
    const drawn = drawCard(content, { press: pressed, openChat });
    bubble.append(drawn ?? element('p', {}, 'This card cannot be shown.'), remark);
    return bubble;
  });
}
