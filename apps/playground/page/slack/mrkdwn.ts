import { element } from '../element.ts';
import { link } from './link.ts';

/** One piece of Slack's markup; the first that fits wins. */
const pieces =
  /```(?<pre>[\s\S]+?)```|`(?<code>[^`\n]+)`|<(?<target>[^<>|]+)(?:\|(?<label>[^<>]*))?>|(?<![\w*])\*(?<bold>[^*\n]+)\*(?![\w*])|(?<![\w_])_(?<italic>[^_\n]+)_(?![\w_])|(?<![\w~])~(?<struck>[^~\n]+)~(?![\w~])/g;

/** Slack's own markup, in which `&`, `<` and `>` come escaped. */
export function mrkdwn(text: string): DocumentFragment {
  const made = document.createDocumentFragment();
  let at = 0;
  for (const match of text.matchAll(pieces)) {
    made.append(unescaped(text.slice(at, match.index)), draw(match.groups ?? {}));
    at = match.index + match[0].length;
  }
  made.append(unescaped(text.slice(at)));
  return made;
}

function draw({ pre, code, target, label, bold, italic, struck }: Record<string, string | undefined>): Node {
  if (pre !== undefined) return element('pre', {}, unescaped(pre));
  if (code !== undefined) return element('code', {}, unescaped(code));
  if (bold !== undefined) return element('strong', {}, mrkdwn(bold));
  if (italic !== undefined) return element('em', {}, mrkdwn(italic));
  if (struck !== undefined) return element('s', {}, mrkdwn(struck));
  return drawTarget(target ?? '', label);
}

function drawTarget(target: string, label: string | undefined): Node {
  if (target.startsWith('@')) return element('span', { className: 'mention' }, '@Inbox Reconnect');
  if (/^[#!]/.test(target)) return element('span', { className: 'mention' }, unescaped(label ?? target.slice(1)));
  if (target.startsWith('mailto:')) return document.createTextNode(unescaped(label ?? target.slice('mailto:'.length)));
  return link(unescaped(target), unescaped(label ?? target));
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
