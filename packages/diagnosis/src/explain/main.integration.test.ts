import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
const cases = fileURLToPath(new URL('../cases/google.json', import.meta.url));

function explain(args: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], { input, encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe('pnpm explain', () => {
  it('prints one JSON line a case, in order', () => {
    const { status, stdout } = explain([cases]);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line): { id: string } => JSON.parse(line));
    expect(status).toBe(0);
    expect(lines.length).toBe(136);
    expect(lines[0]?.id).toBe('g-tok-ok');
  });

  it('reads standard input, and answers a broken case with unknown', () => {
    const { status, stdout } = explain(['-'], '[null, {"id":"x","provider":"google","network_code":"ECONNRESET"}]');
    expect(status).toBe(0);
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).cause),
    ).toEqual(['unknown', 'provider_outage']);
  });

  it.each([
    [['-'], '{"id":1}', 'not an array'],
    [['-'], 'nonsense', 'not JSON'],
    [['/nowhere/at/all.json'], '', 'cannot read'],
    [[], '', 'name a FILE'],
  ])('stops with 2 and says why, for %j and %j', (args, input, why) => {
    const { status, stdout, stderr } = explain(args, input);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(why);
  });
});
