import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';

/** A repository of nothing but the launcher and what it starts; its pnpm installs nothing. */
let root: string;
let env: Readonly<Record<string, string>>;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'launch-'));
  env = { PATH: [join(root, 'bin'), process.env['PATH']].join(delimiter) };
  await Promise.all(
    ['tools', 'apps', 'packages', 'node_modules', 'bin'].map((folder) =>
      mkdir(join(root, folder), { recursive: true }),
    ),
  );
  const manifest = { toolchain: { node: process.versions.node, pnpm: '0.0.0', integrity: {} } };
  const patient = (signal: string) =>
    `process.on('${signal}', () => { console.log('${signal}'); process.exitCode = 5; clearInterval(work); });`;
  const files: readonly (readonly [string, string])[] = [
    ['package.json', JSON.stringify(manifest)],
    [
      'patient.js',
      `const work = setInterval(() => {}, 1000); ${['SIGTERM', 'SIGINT', 'SIGHUP'].map(patient).join(' ')} console.log(process.pid);`,
    ],
    ['hasty.js', 'setInterval(() => {}, 1000); console.log(process.pid);'],
    ['ends.js', 'console.log(process.argv.length); process.exitCode = Number(process.argv[2]);'],
    ['bin/pnpm', '#!/bin/sh\nif [ "$1" = --version ]; then echo 0.0.0; fi\n'],
  ];
  await Promise.all(files.map(([name, content]) => writeFile(join(root, name), content)));
  await chmod(join(root, 'bin/pnpm'), 0o755);
  await copyFile(new URL('launch.mjs', import.meta.url), join(root, 'tools/launch.mjs'));
});
afterAll(() => rm(root, { recursive: true }));

const launcher = () => join(root, 'tools/launch.mjs');

function launch(...args: readonly string[]) {
  return run(process.execPath, [launcher(), ...args]);
}

function run(command: string, args: readonly string[], more: Readonly<Record<string, string>> = {}) {
  const child = spawn(command, args, {
    env: { ...env, ...more },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return { child, lines: createInterface(child.stdout)[Symbol.asyncIterator]() };
}

/** Resolves once what it starts is at work. */
async function atWork({ child, lines }: ReturnType<typeof run>) {
  const pid = Number((await lines.next()).value);
  expect(pid).toBeGreaterThan(1);
  onTestFinished(() => {
    if (isThere(pid)) process.kill(pid, 'SIGKILL');
  });
  return { child, lines, pid };
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    // The system's way to say no.
    return false;
  }
}

describe('The launcher', () => {
  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('hands %s on, and ends as what it started ends', async (signal) => {
    const { child, lines, pid } = await atWork(launch('node', 'patient.js'));
    const ended = once(child, 'exit');
    child.kill(signal);
    expect((await lines.next()).value).toBe(signal);
    expect(await ended).toEqual([5, null]);
    expect(isThere(pid)).toBe(false);
  });

  it('ends with npm, whose shell keeps a signal to itself', async () => {
    const npm = { npm_lifecycle_event: 'start' };
    const { child, lines, pid } = await atWork(
      run('sh', ['-c', `"${process.execPath}" "${launcher()}" node patient.js; exit`], npm),
    );
    child.kill('SIGTERM');
    expect((await lines.next()).value).toBe('SIGTERM');
    expect((await lines.next()).done).toBe(true);
    expect(isThere(pid)).toBe(false);
  });

  it('ends by the signal that ended what it started', async () => {
    const { child, pid } = await atWork(launch('node', 'hasty.js'));
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await ended).toEqual([null, 'SIGTERM']);
    expect(isThere(pid)).toBe(false);
  });

  it.each([
    [['0'], { given: '3', code: 0 }],
    [['7', "a 'word' && $HOME"], { given: '4', code: 7 }],
  ])('hands the arguments %j over whole, and ends with the code of what it started', async (args, { given, code }) => {
    const { child, lines } = launch('node', 'ends.js', ...args);
    const ended = once(child, 'exit');
    expect((await lines.next()).value).toBe(given);
    expect(await ended).toEqual([code, null]);
    expect((await lines.next()).done).toBe(true);
  });

  it('says so where there is no such program', () => {
    const { status, stderr } = spawnSync(process.execPath, [launcher(), 'no-such-program'], { env, encoding: 'utf8' });
    expect([status, stderr]).toEqual([1, '\nno-such-program could not be started: spawn no-such-program ENOENT\n\n']);
  });
});
