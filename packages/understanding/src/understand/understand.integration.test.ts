import { execFileSync, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
const run = (args: string[], input = '') =>
  execFileSync(process.execPath, [main, ...args], { input, encoding: 'utf8' });

describe('pnpm understand', () => {
  it('prints one JSON line for each line of its input', () => {
    const printed = run(['-'], "my gmail isn't syncing since I changed my password\n\nwhat's the weather\n")
      .trimEnd()
      .split('\n');
    expect(printed.map((line) => JSON.parse(line))).toEqual([
      {
        text: "my gmail isn't syncing since I changed my password",
        intent: 'sync_problem',
        confidence: expect.any(Number),
        provider: 'google',
        causeHint: 'password_changed',
      },
      { text: '', intent: 'out_of_scope', confidence: 0, provider: null, causeHint: null },
      {
        text: "what's the weather",
        intent: 'out_of_scope',
        confidence: expect.any(Number),
        provider: null,
        causeHint: null,
      },
    ]);
  });

  it('says in a sentence that it cannot read a file', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [main, '/nowhere/at/all'], { encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^understand: cannot read \/nowhere\/at\/all: .*\n$/);
  });

  it('prints what it makes of the blind lines when given no file', () => {
    expect(run([])).toMatch(/^\d+ of \d+ right/);
  });
});
