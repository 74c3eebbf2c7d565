import { readFile } from 'node:fs/promises';
import mjml from 'mjml';

const source = new URL('./mail.mjml', import.meta.url);

const head = `// Written from mail.mjml by \`pnpm generate\`; change that, not this.
// biome-ignore-all format: it is written by code
// biome-ignore-all lint/complexity/noExcessiveLinesPerFunction: it is one page of HTML
import { type Html, html } from '../html.ts';
import type { MailContent } from '../mail-content.ts';

/** The page of a mail; every value is escaped. */
export function mailTemplate(content: MailContent): Html {
  return `;

/** The template as TypeScript, so that mjml is no part of the running product and a misspelt name fails the types. */
export async function compileTemplate(): Promise<string> {
  const { html, errors } = await mjml(await readFile(source, 'utf8'), {
    validationLevel: 'strict',
    keepComments: false,
    fonts: {},
  });
  if (errors.length > 0) throw new Error(errors.map(({ formattedMessage }) => formattedMessage).join('\n'));
  return `${head}${inCode(withoutIndent(html))};\n}\n`;
}

function withoutIndent(page: string): string {
  const lines = page.split('\n').map((line) => line.trim());
  const kept = lines.filter((line) => line !== '').join('\n');
  // One tag, one line.
  return kept.replaceAll(/<(\w+)\s+([^<>]*?)\s*>/g, '<$1 $2>');
}

/** `{{name}}` is a value, `{{#names}} … {{/names}}` is repeated for each of them, `{{.}}` is the one at hand. */
function inCode(page: string): string {
  const places = ['content'];
  const place = () => places.at(-1) ?? 'content';
  const code = page.replaceAll(/[`\\]|\$\{/g, '\\$&').replaceAll(/\{\{([#/]?)([\w.]+)\}\}\n?/g, (found, sign, name) => {
    const rest = found.endsWith('\n') ? '\n' : '';
    if (sign === '/') {
      places.pop();
      return '`)}';
    }
    const value = name === '.' ? place() : `${place()}.${name}`;
    if (sign === '') return `\${${value}}${rest}`;
    places.push(`one${places.length}`);
    return `\${${value}.map((${place()}) => html\``;
  });
  if (places.length !== 1) throw new Error(`The template does not end what it repeats (${places.length - 1}).`);
  return `html\`${code}\``;
}
