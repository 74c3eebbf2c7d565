import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

function filesIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (!entry.isDirectory()) return [path];
    return ['node_modules', 'dist', '.toolchain', '.git'].includes(entry.name) ? [] : filesIn(path);
  });
}

const files = filesIn('');
const documents = files.filter((path) => path.endsWith('.md'));
/** What a command writes here is in no fresh clone. */
const written = readFileSync(join(root, '.gitignore'), 'utf8').split('\n');
const scripts = Object.keys(
  (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object }).scripts,
);

describe.each(documents)('%s', (document) => {
  const text = readFileSync(join(root, document), 'utf8');
  const quoted = [...text.matchAll(/`([^`\n]+)`/g)].map(([, inner = '']) => inner);

  it('names only paths that exist', () => {
    const paths = quoted.filter((one) => /^(apps|packages|bench|deploy|docs|tools|\.ci)\/[\w./-]+$/.test(one));
    const links = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)\s#]+)/g)].map(([, target = '']) =>
      join(document, '..', target),
    );
    const missing = [...paths, ...links].filter((path) => !written.includes(path) && !existsSync(join(root, path)));
    expect(missing).toEqual([]);
  });

  it('names only source files that exist', () => {
    // `x.test.ts` is a pattern, not a file.
    const sources = quoted.filter((one) => /^[\w./-]+\.(ts|mjs|cjs)$/.test(one) && !/^x\./.test(one));
    expect(sources.filter((one) => !files.some((path) => `/${path}`.endsWith(`/${one}`)))).toEqual([]);
  });

  it('names only commands that exist', () => {
    const named = quoted.flatMap((one) => /^(?:pnpm|npm run) (?:--silent )?([a-z][\w:-]*)/.exec(one)?.[1] ?? []);
    const known = [...scripts, 'install', 'deploy', 'start', 'test'];
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });

  it('names no path outside the repo', () => {
    expect(text).not.toMatch(/\.\.\/shared\/|\/work\/|\/home\/|\/root\//);
  });
});

describe('docs/security.md', () => {
  const text = readFileSync(join(root, 'docs/security.md'), 'utf8');
  /** A test file, and the titles that follow it. */
  const proofs = [...text.matchAll(/`([\w./-]+\.(?:test|contract)\.ts)` (“[^”]+”(?:, “[^”]+”)*)/g)].flatMap(
    ([, path = '', titles = '']) => [...titles.matchAll(/“([^”]+)”/g)].map(([, title = '']) => [path, title] as const),
  );

  it('names a proof in every row of a threat, and every test that it names', () => {
    const rows = text.split('\n').filter((line) => line.startsWith('| ') && !/^\| (---|What could happen)/.test(line));
    expect(rows.length).toBeGreaterThan(40);
    expect(rows.filter((row) => !/\.(test|contract)\.ts` “/.test(row))).toEqual([]);
    expect(proofs).toHaveLength([...text.matchAll(/“/g)].length);
  });

  it.each(proofs)('is proven by %s, “%s”', (path, title) => {
    expect(readFileSync(join(root, path), 'utf8').replaceAll("\\'", "'")).toContain(title);
  });
});
