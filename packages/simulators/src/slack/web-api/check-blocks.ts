import { flag, isRecord, list, oneOf, type Report, type Rule, shape, string, tagged } from '../../wire/block-rules.ts';
import { messageBlock, plainText, viewBlock } from './block-grammar.ts';
import type { Args } from './web-api-answer.ts';

/** What Slack answers in `response_metadata.messages`; empty when nothing is wrong. */
export function checkMessageBlocks(blocks: unknown): string[] {
  return complaintsOf((report) => {
    list(messageBlock, 50, 0)(blocks, '/blocks', report);
    uniqueIds(blocks, report);
    togetherInOneMessage(blocks, report);
  });
}

/** The same for a home tab or a modal. */
export function checkView(view: unknown): string[] {
  return complaintsOf((report) => {
    viewRule(view, '/view', report);
    if (!isRecord(view)) return;
    uniqueIds(view['blocks'], report);
    const asks = recordsIn(view['blocks']).some(({ type }) => type === 'input');
    if (view['type'] === 'modal' && asks && view['submit'] === undefined)
      report('/view/submit', 'missing required field: submit, as there is an input block');
  });
}

const common = { private_metadata: string(3000, 0), callback_id: string(255), external_id: string(255) };
const blocks = list(viewBlock, 100, 0);
const viewRule: Rule = tagged({
  home: shape({ blocks }, common),
  modal: shape(
    { blocks, title: plainText(24) },
    { ...common, submit: plainText(24), close: plainText(24), clear_on_close: flag, notify_on_close: flag },
  ),
});

function complaintsOf(check: (report: Report) => void): string[] {
  const complaints: string[] = [];
  check((at, complaint) => complaints.push(`[ERROR] ${complaint} [json-pointer:${at}]`));
  return complaints;
}

/** Slack wants an action_id unique within its block only; within the message is this product's rule, for screens that look buttons up. */
function uniqueIds(all: unknown, report: Report): void {
  const seen = new Set<string>();
  const walk = (value: unknown, at: string) => {
    if (Array.isArray(value)) value.forEach((item, index) => void walk(item, `${at}/${index}`));
    if (!isRecord(value)) return;
    for (const name of ['action_id', 'block_id']) {
      if (typeof value[name] !== 'string') continue;
      const key = `${name} ${value[name]}`;
      if (seen.has(key)) report(`${at}/${name}`, `\`${name}\` "${value[name]}" already exists for another element`);
      seen.add(key);
    }
    for (const [name, inner] of Object.entries(value)) walk(inner, `${at}/${name}`);
  };
  walk(all, '/blocks');
}

function togetherInOneMessage(all: unknown, report: Report): void {
  const present = recordsIn(all);
  const count = (type: string) => present.filter((block) => block['type'] === type).length;
  if (count('plan') > 0 && count('task_card') > 0) report('/blocks', 'plan and task_card cannot be used together');
  if (count('table') > 1) report('/blocks', 'only one table is allowed per message');
  const markdown = present.flatMap(({ type, text }) =>
    type === 'markdown' && typeof text === 'string' ? [text.length] : [],
  );
  if (markdown.reduce((sum, length) => sum + length, 0) > 12_000)
    report('/blocks', 'markdown text is longer than 12000 characters');
}

function recordsIn(all: unknown): Record<string, unknown>[] {
  return (Array.isArray(all) ? all : []).filter(isRecord);
}

/** For prompts of an assistant: at most four. */
export function checkPrompts(prompts: unknown): string[] {
  return complaintsOf((report) => {
    list(shape({ title: string(255), message: string(3000) }), 4)(prompts, '/prompts', report);
  });
}

/** For `agents.sessions.setStatus`. */
export function checkSession({ status, title }: Args): string[] {
  return complaintsOf((report) => {
    oneOf('active', 'processing', 'suspended', 'closed')(status, '/status', report);
    if (title !== undefined) string(200)(title, '/title', report);
  });
}
