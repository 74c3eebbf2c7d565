import { linesOf, type MailContent, oneLine, type Part } from './mail-content.ts';

/**
 * The mail as plain text. It starts with support's ten lines; whatever a person wrote stands indented, so that it
 * cannot pass for one of them.
 */
export function textOf({ title, lead, facts, parts, footer }: MailContent): string {
  return [
    `${title}, ${lead}`,
    ...facts.map(({ label, values }) => `${`${label}:`.padEnd(16)}${oneLine(values.join(' | '))}`),
    ...parts.flatMap(partLines),
    ...(footer.length === 0 ? [] : ['', ...footer]),
    '',
  ].join('\n');
}

function partLines({ heading, remarks, lines }: Part): readonly string[] {
  const said = lines.map(({ moment, who, text }) => `${moment}  ${who}: ${linesOf(text).join('\n    ')}`);
  return ['', heading, ...remarks, ...said];
}
