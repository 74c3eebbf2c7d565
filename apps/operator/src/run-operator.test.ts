import { beforeEach, describe, expect, it } from 'vitest';
import { commands } from './commands.ts';
import { runOperator } from './run-operator.ts';

const key = `k1:${Buffer.alloc(32, 7).toString('base64')}`;
const variables = { STORE: 'sqlite:/nowhere/at/all.db', GRANT_KEYS: key };

let said: string[];
let wrong: string[];
beforeEach(() => {
  said = [];
  wrong = [];
});

const run = (typed: string, given: Readonly<Record<string, string>> = variables) =>
  runOperator(typed.split(' ').filter(Boolean), {
    variables: given,
    clock: { now: () => 0, after: () => () => undefined },
    by: { kind: 'operator', name: 'ops' },
    signal: new AbortController().signal,
    print: { out: (line) => said.push(line), problem: (line) => wrong.push(line) },
  });

describe('the operator', () => {
  it('is told of every command, and of its options, without a store', async () => {
    expect(await run('--help', {})).toBe(0);
    for (const { name, summary } of commands) {
      expect(said.find((line) => line.startsWith(`  pnpm ${name} `))).toContain(summary);
    }
    for (const { name } of commands) {
      said = [];
      expect(await run(`${name} --help`, {})).toBe(0);
      expect(said[0]).toContain(`pnpm ${name}: `);
      expect(said.length).toBeGreaterThan(1);
    }
    expect(wrong).toEqual([]);
  });

  it('is told of the commands of a kind', async () => {
    expect(await run('grants --help')).toBe(0);
    expect(said.filter((line) => line.startsWith('  pnpm '))).toEqual([
      expect.stringContaining('pnpm grants status'),
      expect.stringContaining('pnpm grants rotate'),
    ]);
  });

  it.each(['', 'grants', 'grants spin', 'rotate', 'constructor'])('is shown what there is after %j', async (typed) => {
    expect(await run(typed)).toBe(2);
    expect(said).toEqual([]);
    expect(wrong.join()).toContain('pnpm grants rotate');
  });

  it.each([
    ['grants rotate --fast', variables, /^Unknown option '--fast'\.$/],
    ['grants rotate', variables, /^There is no store at "sqlite:\/nowhere\/at\/all\.db"\. Set STORE/],
    ['grants status', { ...variables, GRANT_KEYS: 'k1:canary' }, /\n {2}GRANT_KEYS: must be (?!.*canary)/],
    ['report --since 2026-11-25 --until 2026-11-20', variables, /^--until is before --since\.$/],
    ['report --since 2026-02-31', variables, /^--since is a day: 2026-11-22\.$/],
    ['audit-log', { STORE: 'memory' }, /STORE: must not be "memory"/],
  ])('is told what is wrong with %j before anything is created', async (typed, given, message) => {
    expect(await run(typed, given)).toBe(2);
    expect(said).toEqual([]);
    expect(wrong.join('\n')).toMatch(message);
  });
});
