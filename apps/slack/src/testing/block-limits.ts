import type { SlackMessage } from '../drawing/render.ts';

type Node = Readonly<Record<string, unknown>>;

const fits = (value: unknown, most: number) => typeof value === 'string' && value.length >= 1 && value.length <= most;
const holds = (value: unknown, most: number) => Array.isArray(value) && value.length >= 1 && value.length <= most;
const text = (most: number) => (node: Node) => fits((node['text'] as Node | undefined)?.['text'], most);
const sound = (markup: unknown) => !/[<>]|&(?!(amp|lt|gt);)/.test(String(markup));

/** Slack's limits by `type`, out of its reference of Block Kit; apart from the renderer on purpose. */
const rules: Readonly<Record<string, (node: Node) => boolean>> = {
  actions: ({ elements }) => holds(elements, 25),
  button: (node) =>
    text(75)(node) &&
    fits(node['action_id'], 255) &&
    fits(node['value'] ?? '-', 2000) &&
    fits(node['url'] ?? '-', 3000) &&
    fits(node['accessibility_label'] ?? '-', 75),
  context: ({ elements }) => holds(elements, 10),
  header: text(150),
  image: ({ image_url, alt_text }) => fits(image_url, 3000) && fits(alt_text, 2000),
  link: (node) => fits(node['text'], 4000) && fits(node['url'], 3000),
  mrkdwn: (node) => fits(node['text'], 3000) && sound(node['text']),
  plain_text: (node) => fits(node['text'], 3000),
  rich_text: ({ elements }) => holds(elements, 1000),
  rich_text_preformatted: ({ elements }) => holds(elements, 1000),
  rich_text_quote: ({ elements }) => holds(elements, 1000),
  rich_text_section: ({ elements }) => holds(elements, 1000),
  section: (node) => {
    const fields = node['fields'] as Node[] | undefined;
    if (fields === undefined) return text(3000)(node);
    return holds(fields, 10) && fields.every((field) => fits(field['text'], 2000));
  },
  text: (node) => fits(node['text'], 4000),
};

/** Names everything that Slack would refuse in a message; a `type` without a rule is refused. */
export function breachesOf(message: SlackMessage): readonly string[] {
  const nodes = nodesIn(message.blocks);
  const ids = nodes.flatMap((node) => node['action_id'] ?? []);
  return [
    ...nodes
      .filter(({ type }) => type !== undefined)
      .filter((node) => !obeys(node))
      .map((node) => JSON.stringify(node)),
    ...(message.blocks.length > 50 ? ['more than 50 blocks'] : []),
    ...(Buffer.byteLength(JSON.stringify(message.blocks)) > 13_000 ? ['blocks of more than 13,000 bytes'] : []),
    ...(fits(message.text, 40_000) && sound(message.text) ? [] : ['text']),
    ...(new Set(ids).size === ids.length ? [] : ['an action_id twice']),
    ...(unseen.test(JSON.stringify(message)) ? ['a control character, half a character or a reversal'] : []),
  ];
}

/** In JSON, which writes control characters and halves as escapes. */
const unseen = /\\(u0|u1|ud[89a-f]|[rbf])|[\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

const obeys = (node: Node): boolean => rules[String(node['type'])]?.(node) ?? false;

function nodesIn(value: unknown): readonly Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn);
  if (typeof value !== 'object' || value === null) return [];
  return [{ ...value }, ...Object.values(value).flatMap(nodesIn)];
}
