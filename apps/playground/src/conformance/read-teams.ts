import type { TeamsActivity } from '@reconnect/simulators';
import type { ButtonMeaning, Meaning } from './meaning.ts';

/** What of an Adaptive Card carries meaning; read defensively, as it comes from outside. */
interface Node {
  readonly type?: string;
  readonly text?: string;
  readonly title?: string;
  readonly tooltip?: string;
  readonly url?: string;
  readonly value?: string;
  readonly altText?: string;
  readonly facts?: readonly Node[];
  readonly items?: readonly Node[];
  readonly body?: readonly Node[];
  readonly actions?: readonly Node[];
}

/** Reads a message of the Teams app as a person does. */
export function readTeams({ attachments, text }: TeamsActivity): Meaning {
  const cards = attachments.map(({ content }) => content as Node);
  const nodes = cards.flatMap(({ body = [] }) => body);
  const read = nodes.flatMap(linesOf);
  return {
    lines: cards.length === 0 && text !== '' ? [text] : read,
    buttons: nodes.flatMap(({ type, actions = [] }) =>
      type === 'ActionSet' && !isReading(actions) ? actions.map(buttonOf) : [],
    ),
  };
}

/** A page to read is a link in Slack and the only way to link without markup in a card: a button that leads elsewhere. */
const isReading = (actions: readonly Node[]) =>
  actions.every(({ type, url }) => type === 'Action.OpenUrl' && !/\/reconnect\//.test(url ?? ''));

function linesOf(node: Node): readonly string[] {
  switch (node.type) {
    case 'TextBlock':
      return unescaped(node.text ?? '').split('\n');
    case 'FactSet':
      return (node.facts ?? []).map(({ title = '', value = '' }) => `${unescaped(title)}: ${unescaped(value)}`);
    case 'Container':
      return (node.items ?? []).flatMap(linesOf);
    case 'ActionSet':
      return isReading(node.actions ?? []) ? (node.actions ?? []).map(({ title = '' }) => title) : [];
    case 'Image':
      return [node.altText ?? ''];
    default:
      return [];
  }
}

/** A space that does not break keeps Teams from making a list of a line. */
const unescaped = (text: string) => text.replace(/\\([^A-Za-z0-9\s])/g, '$1').replaceAll('\u00a0', ' ');

function buttonOf({ title = '', url, tooltip }: Node): ButtonMeaning {
  return { label: title, ...(url !== undefined && { url }), ...(tooltip !== undefined && { spoken: tooltip }) };
}
