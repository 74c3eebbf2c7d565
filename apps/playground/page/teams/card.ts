import { type Action, AdaptiveCard, ExecuteAction, HostConfig, OpenUrlAction, SubmitAction } from 'adaptivecards';
import MarkdownIt from 'markdown-it';
import darkConfig from '../host-config/dark.json' with { type: 'json' };
import lightConfig from '../host-config/light.json' with { type: 'json' };
import { isWebAddress } from '../slack/link.ts';
import { isDark } from '../theme.ts';
import { inDark } from './in-dark.ts';

const markdown = new MarkdownIt({ html: false, linkify: false });
AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdown.render(text);
  result.didProcess = true;
};

const hostConfigs = { light: new HostConfig(lightConfig), dark: new HostConfig(darkConfig) };

export interface CardDeeds {
  /** Told the title of the button, and what was written into the fields that go along with it, by their ids. */
  press(title: string, fields: Readonly<Record<string, string>>): void;
  /** A link within Teams to the chat with the app. */
  openChat(): void;
}

/** Draws a card with Microsoft's own renderer, in Teams' looks. */
export function drawCard(content: object, deeds: CardDeeds): HTMLElement | undefined {
  const card = new AdaptiveCard();
  card.hostConfig = hostConfigs[isDark() ? 'dark' : 'light'];
  card.onExecuteAction = (action: Action) => execute(action, card, deeds);
  card.parse(isDark() ? inDark(content) : content);
  return card.render();
}

/** A card may name any address; only web pages are opened, and Teams' own pages are here. */
function execute(action: Action, card: AdaptiveCard, { press, openChat }: CardDeeds): void {
  if (!(action instanceof OpenUrlAction)) press(action.title ?? '', fieldsFor(action, card));
  else if (action.url?.startsWith('https://teams.microsoft.com/l/chat/')) openChat();
  else if (action.url !== undefined && isWebAddress(action.url))
    window.open(action.url, '_blank', 'noopener,noreferrer');
}

/** The renderer puts what was written among the data of the action. */
function fieldsFor(action: Action, card: AdaptiveCard): Readonly<Record<string, string>> {
  const data = action instanceof ExecuteAction || action instanceof SubmitAction ? action.data : undefined;
  const names = card.getAllInputs().flatMap(({ id }) => id ?? []);
  return Object.fromEntries(
    Object.entries(data ?? {}).flatMap(([name, value]) => (names.includes(name) ? [[name, String(value)]] : [])),
  );
}
