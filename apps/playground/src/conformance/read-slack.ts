import type { SlackMessage } from '@reconnect/simulators';
import type { ButtonMeaning, Meaning } from './meaning.ts';

/** What of Block Kit carries meaning; read defensively, as it comes from outside. */
interface Node {
  readonly type?: string;
  readonly text?: string | Node;
  readonly url?: string;
  readonly style?: unknown;
  readonly accessibility_label?: string;
  readonly alt_text?: string;
  readonly fields?: readonly Node[];
  readonly elements?: readonly Node[];
}

/** Reads a message of the Slack app as a person does. */
export function readSlack({ blocks, text }: SlackMessage): Meaning {
  const nodes = blocks as readonly Node[];
  return {
    lines: nodes.length === 0 ? [text] : nodes.flatMap(linesOf),
    buttons: nodes.filter(({ type }) => type === 'actions').flatMap(({ elements = [] }) => elements.map(buttonOf)),
  };
}

function linesOf(block: Node): readonly string[] {
  switch (block.type) {
    case 'header':
    case 'section':
      return [...textLines(block.text), ...factLines(block.fields ?? [])];
    case 'context':
      return (block.elements ?? []).flatMap((element) => textLines(element));
    case 'rich_text':
      return (block.elements ?? []).flatMap(({ elements = [] }) => plain(elements).split('\n'));
    case 'image':
      return [block.alt_text ?? ''];
    default:
      return [];
  }
}

/** Label and value take turns. */
function factLines(fields: readonly Node[]): readonly string[] {
  const texts = fields.map((field) => textLines(field).join(' '));
  return texts.flatMap((label, index) => (index % 2 === 0 ? [`${label}: ${texts[index + 1] ?? ''}`] : []));
}

function textLines(text: string | Node | undefined): readonly string[] {
  if (text === undefined) return [];
  const node = typeof text === 'string' ? { text } : text;
  const written = typeof node.text === 'string' ? node.text : '';
  const read = node.type === 'mrkdwn' ? unescaped(written.replace(/\*([^*\n]+)\*/g, '$1')) : written;
  return read.split('\n');
}

const plain = (elements: readonly Node[]) =>
  elements.map(({ text }) => (typeof text === 'string' ? text : '')).join('');

const unescaped = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

function buttonOf({ text, url, accessibility_label: spoken }: Node): ButtonMeaning {
  return {
    label: textLines(text).join(' '),
    ...(url !== undefined && { url }),
    ...(spoken !== undefined && { spoken }),
  };
}
