// Runs a command on a machine that has only Node >= 18 and npm (`node tools/launch.mjs COMMAND ARGUMENT…`): brings the
// pinned Node and pnpm into .toolchain/ where they are missing, installs the dependencies when the lockfile changed, and
// hands over.
// Plain JavaScript on purpose: it must run before anything is installed, on a Node that strips no types.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { isatty } from 'node:tty';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const toolchain = join(root, '.toolchain');
const { toolchain: pins } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const [program, ...args] = process.argv.slice(2);
const windows = process.platform === 'win32';
const parent = process.ppid;
const startedByNpm = process.env.npm_lifecycle_event !== undefined;

/** npm's own settings must not leak into the pnpm and npm started here. */
function cleanEnvironment() {
  const env = { ...process.env };
  for (const name of Object.keys(env)) if (/^npm_/i.test(name)) delete env[name];
  return env;
}
const env = cleanEnvironment();

function fail(message) {
  console.error(`\n${message}\n`);
  process.exit(1);
}

function run(command, commandArgs, options = {}) {
  return spawnSync(command, commandArgs, { cwd: root, env, stdio: 'inherit', shell: windows, ...options });
}

function versionOf(command) {
  const result = run(command, ['--version'], { stdio: 'pipe', encoding: 'utf8' });
  return result.status === 0 ? result.stdout.trim().replace(/^v/, '') : undefined;
}

function nodeIsRecentEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 18);
}

/** Fetches exact versions without running any install script, then compares the integrity npm recorded. */
function fetchTools(specs) {
  console.error(`Getting ${specs.join(' and ')} (once)…`);
  mkdirSync(toolchain, { recursive: true });
  const result = run(
    'npm',
    [
      'install',
      '--prefix',
      toolchain,
      '--no-save',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
      ...specs,
    ],
    { env: { ...env, npm_config_update_notifier: 'false' } },
  );
  if (result.status !== 0) fail(`npm could not install ${specs.join(' ')}; is the npm registry reachable?`);
  const lock = JSON.parse(readFileSync(join(toolchain, 'node_modules', '.package-lock.json'), 'utf8'));
  for (const spec of specs) {
    const pinned = pins.integrity[spec];
    const at = spec.lastIndexOf('@');
    const got = lock.packages[`node_modules/${spec.slice(0, at)}`]?.integrity;
    if (pinned !== undefined && pinned !== got) {
      rmSync(toolchain, { recursive: true, force: true });
      fail(`${spec} is not what package.json pins.\n  pinned ${pinned}\n  got    ${got}`);
    }
  }
}

const nodePackage = `node-${windows ? 'win' : process.platform}-${process.arch}`;
const fetchedNode = join(toolchain, 'node_modules', nodePackage, 'bin');
const pnpmHome = join(toolchain, 'node_modules', '@pnpm');

/** Which version of a package was fetched earlier, if one was. */
function fetchedVersion(name) {
  const file = join(toolchain, 'node_modules', name, 'package.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).version : undefined;
}

/** The native pnpm binary's folder: pnpm's own shell shim has no shebang, which turbo cannot execute. */
function fetchedPnpm() {
  if (!existsSync(pnpmHome)) return undefined;
  const folder = readdirSync(pnpmHome).find(
    (name) => name.startsWith('exe.') || name.startsWith(`${process.platform}-`),
  );
  return folder === undefined ? undefined : join(pnpmHome, folder);
}

const path = [];
const needed = [];
if (!nodeIsRecentEnough(process.versions.node)) {
  needed.push([nodePackage, pins.node]);
  path.push(fetchedNode);
}
if (versionOf('pnpm') !== pins.pnpm) needed.push(['pnpm', pins.pnpm]);
// Both or none: npm takes away what was fetched before and is not asked for now.
if (needed.some(([name, version]) => fetchedVersion(name) !== version)) {
  fetchTools(needed.map(([name, version]) => `${name}@${version}`));
}
const pnpmFolder = fetchedPnpm();
if (pnpmFolder !== undefined) path.push(pnpmFolder);
const pathKey = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
env[pathKey] = [...path, env[pathKey]].join(delimiter);

/** Installs only when what decides the outcome changed since the last install. */
function installIfNeeded() {
  const hash = createHash('sha256');
  const inputs = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', join('bench', 'package.json')];
  for (const group of ['apps', 'packages']) {
    for (const name of readdirSync(join(root, group))) inputs.push(join(group, name, 'package.json'));
  }
  for (const file of inputs) if (existsSync(join(root, file))) hash.update(file).update(readFileSync(join(root, file)));
  const stamp = join(root, 'node_modules', '.installed');
  const wanted = hash.digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.error('Installing dependencies…');
  const result = run('pnpm', ['install', '--frozen-lockfile', '--reporter=silent']);
  if (result.status !== 0) {
    run('pnpm', ['install', '--frozen-lockfile']);
    fail('The dependencies could not be installed; pnpm says why above.');
  }
  writeFileSync(stamp, wanted);
}

installIfNeeded();
env.TURBO_TELEMETRY_DISABLED = '1';
env.DO_NOT_TRACK = '1';
env[pathKey] = [join(root, 'node_modules', '.bin'), env[pathKey]].join(delimiter);

/** npm hands a signal to the shell between it and us, which dies of it and tells nobody; in milliseconds. */
const lookAfterParent = 250;

// No shell and no `pnpm run` in between, so that each argument is handed over whole, and Ctrl-C reaches the command alone.
const child = spawn(program, windows ? args.map((arg) => `"${arg}"`) : args, {
  cwd: root,
  env,
  stdio: 'inherit',
  shell: windows,
});
let told = false;
// A terminal hands its Ctrl-C to all that runs in it by itself, and a second one means "at once" to many.
function handOn(signal) {
  told = true;
  if (signal !== 'SIGINT' || !isatty(0)) child.kill(signal);
}
const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'];
for (const signal of signals) process.on(signal, handOn);
setInterval(() => {
  if (startedByNpm && process.ppid !== parent && !told) handOn('SIGTERM');
}, lookAfterParent).unref();
child.once('error', ({ message }) => fail(`${program} could not be started: ${message}`));
child.once('exit', (code, signal) => {
  for (const one of signals) process.off(one, handOn);
  if (signal === null) process.exit(code);
  else process.kill(process.pid, signal);
});
