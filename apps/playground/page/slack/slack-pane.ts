import type { PersonView, SlackLine } from '../../src/view.ts';
import { type ChatPane, createChatPane } from '../chat-pane.ts';
import { element } from '../element.ts';
import { initials } from '../initials.ts';
import type { Item } from '../keyed-list.ts';
import { timeOf } from '../moments.ts';
import { type PersonName, type Place, press } from '../server.ts';
import { busy, complain } from '../toast.ts';
import { drawBlock } from './blocks.ts';
import { createHome } from './home.ts';
import { mrkdwn } from './mrkdwn.ts';
import { createSlackWindow } from './slack-window.ts';

export interface SlackPane {
  show(person: PersonView): void;
}

export interface SlackPaneDeps {
  readonly send: (place: Place, text: string) => Promise<void>;
  /** Whose screen is shown. */
  readonly speaker: () => PersonName;
}

export function createSlackPane(pane: HTMLElement, { send, speaker }: SlackPaneDeps): SlackPane {
  const home = createHome(speaker);
  const window = createSlackWindow(speaker);
  const chat: ChatPane = createChatPane(pane, {
    name: 'slack',
    title: 'Slack (simulated)',
    subtitle: 'Northwind',
    tabs: { direct: 'Messages', channel: '#general' },
    page: { label: 'Home', content: home.content, opened: home.opened },
    send,
  });
  return {
    show({ name, slack }) {
      const itemOf = itemFor(name as PersonName);
      home.show(slack.home);
      window.show(slack.window);
      chat.show({
        lines: { direct: slack.direct.map(itemOf), channel: slack.channel.map(itemOf) },
        working: slack.status === undefined ? undefined : `Inbox Reconnect ${slack.status}`,
        suggestions: slack.prompts,
      });
    },
  };
}

const itemFor =
  (person: PersonName) =>
  (line: SlackLine): Item => ({
    key: line.ts,
    revision: `${person} ${JSON.stringify(line)}`,
    draw: () => drawLine(line, person),
  });

function drawLine(line: SlackLine, person: PersonName): HTMLElement {
  const { author, byApp, at, edited, onlyYou } = line;
  return element(
    'article',
    { className: onlyYou ? 'message only-you' : 'message', data: { testid: 'slack-message' } },
    element('span', { className: byApp ? 'avatar app' : 'avatar', ariaHidden: 'true' }, byApp ? '' : initials(author)),
    element(
      'div',
      { className: 'said' },
      onlyYou ? element('p', { className: 'privacy' }, 'Only visible to you') : undefined,
      element(
        'p',
        { className: 'byline' },
        element('strong', {}, author),
        byApp ? element('span', { className: 'badge' }, 'APP') : undefined,
        element('time', { dateTime: new Date(at).toISOString() }, timeOf(at)),
      ),
      ...content(line, person),
      edited && !byApp ? element('span', { className: 'edited' }, '(edited)') : undefined,
    ),
  );
}

/** Where there are blocks, Slack shows the text in notifications only. */
function content({ ts, text, blocks }: SlackLine, person: PersonName): HTMLElement[] {
  if (blocks.length === 0) return [element('p', { className: 'text' }, mrkdwn(text))];
  return blocks.map((block) =>
    drawBlock(
      block,
      ({ id, control }) =>
        void busy(control, async () => {
          const { failed } = await press({ person, platform: 'slack', message: ts, button: id });
          if (failed !== undefined) complain(failed);
        }),
    ),
  );
}
