import { type Action, AdaptiveCard, HostConfig, OpenUrlAction } from 'adaptivecards';
import MarkdownIt from 'markdown-it';
import darkConfig from '../host-config/dark.json' with { type: 'json' };
import lightConfig from '../host-config/light.json' with { type: 'json' };
import { isWebAddress } from '../slack/link.ts';
import { isDark } from '../theme.ts';

const markdown = new MarkdownIt({ html: false, linkify: false });
AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdown.render(text);
  result.didProcess = true;
};

const hostConfigs = { light: new HostConfig(lightConfig), dark: new HostConfig(darkConfig) };

/** Told the title of the button that was pressed. */
export type OnPress = (title: string) => void;

/** Draws a card with Microsoft's own renderer, in Teams' looks. */
export function drawCard(content: object, onPress: OnPress): HTMLElement | undefined {
  const card = new AdaptiveCard();
  card.hostConfig = hostConfigs[isDark() ? 'dark' : 'light'];
  card.onExecuteAction = (action: Action) => execute(action, onPress);
  card.parse(content);
  return card.render();
}

/** A card may name any address; only web pages are opened. */
function execute(action: Action, onPress: OnPress): void {
  if (!(action instanceof OpenUrlAction)) onPress(action.title ?? '');
  else if (action.url !== undefined && isWebAddress(action.url))
    window.open(action.url, '_blank', 'noopener,noreferrer');
}
