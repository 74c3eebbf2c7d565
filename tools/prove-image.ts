import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.ts';
import { assembleRoot, cacheOf, sizeOf } from './image/assemble-root.ts';
import { readDockerfile } from './image/read-dockerfile.ts';
import { type Image, imageAt, type Variables } from './image/run-in-image.ts';
import { startRedis } from './redis.ts';
import { sampleVariables } from './sample-variables.ts';

/**
 * Proves what can be proven of the image without Docker: a root that holds only node, its libraries and what
 * deploy/Dockerfile copies; each app started in it as the image's user, who can write nothing; asked for its health and
 * stopped. Needs root, for chroot.
 */
const repository = fileURLToPath(new URL('..', import.meta.url));
const services = ['slack', 'teams', 'web'] as const;

if (process.getuid?.() !== 0) {
  console.error('This needs root: it starts the apps in a root of their own (chroot).');
  process.exit(2);
}
const filters = [...services, 'operator'].map((app) => `--filter=@reconnect/${app}`);
const built = spawnSync('turbo', ['run', 'build', '--output-logs=errors-only', ...filters], { stdio: 'inherit' });
if (built.status !== 0) process.exit(1);

const plan = readDockerfile(readFileSync(join(repository, 'deploy/Dockerfile'), 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'reconnect-image-'));
const root = join(folder, 'root');
const redis = await startRedis({ appendOnly: folder });
try {
  assembleRoot(root, repository, plan);
  // Whoever is not root must be able to come here.
  chmodSync(folder, 0o755);
  const image = imageAt(root, plan);
  await provesItself(image);
} finally {
  await redis.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function provesItself(image: Image): Promise<void> {
  const variables = { ...sampleVariables, STORE: redis.url };
  const before: Started[] = [];
  for (const app of services) before.push(await startOf(image, app, { ...variables, NODE_COMPILE_CACHE: '' }));
  for (const app of [...services, 'operator']) await image.run([...plan.entrypoint, app]);
  const cache = join(root, cacheOf(plan));
  makeReadOnly(cache);
  for (const [index, app] of services.entries()) {
    const { milliseconds, exitCode, answers, health } = await startOf(image, app, variables);
    console.log(
      `${app.padEnd(9)} ${answers.join(' ')}, HEALTHCHECK ${health}, stopped with ${exitCode}, ` +
        `listening after ${milliseconds} ms (${before[index]?.milliseconds} ms without compiled code)`,
    );
    if (answers.some((answer) => !answer.endsWith(' 200')) || health !== 0 || exitCode !== 0) process.exitCode = 1;
  }
  const operator = await image.run([...plan.entrypoint, 'operator', 'audit-log'], { STORE: redis.url });
  console.log(`operator  audit-log: ${operator.said.trim()} (${operator.code})`);
  const unknown = await image.run([...plan.entrypoint, 'playground']);
  console.log(`unknown   ${unknown.said.trim()} (${unknown.code})`);
  if (operator.code !== 0 || unknown.code !== 2) process.exitCode = 1;
  const megabytes = (path: string) => `${(sizeOf(path) / 1e6).toFixed(1)} MB`;
  console.log(
    `size      ${megabytes(join(root, 'app'))} of ours (compiled code ${megabytes(cache)}), node ${megabytes(join(root, 'usr'))}`,
  );
}

interface Started {
  /** From the start of the process until it listens. */
  readonly milliseconds: number;
  readonly answers: readonly string[];
  readonly health: number;
  readonly exitCode: number | null;
}

async function startOf(image: Image, app: string, variables: Variables): Promise<Started> {
  const port = String(await freePort());
  const began = performance.now();
  const { child, up, ended, kill } = image.start([...plan.entrypoint, app], { ...variables, PORT: port });
  try {
    await up;
    const milliseconds = Math.round(performance.now() - began);
    const answers = await Promise.all(
      ['/healthz', '/readyz', '/metrics'].map(async (path) => {
        const { status } = await fetch(`http://127.0.0.1:${port}${path}`);
        return `${path} ${status}`;
      }),
    );
    const { code: health } = await image.run(plan.healthcheck, { PORT: port });
    child.kill('SIGTERM');
    const [exitCode] = await ended;
    return { milliseconds, answers, health, exitCode };
  } finally {
    // Of a proof that failed, nothing is left running.
    await kill();
  }
}

/** As a read-only root does to whoever runs in it. */
function makeReadOnly(path: string): void {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (entry.isDirectory()) makeReadOnly(join(path, entry.name));
    else chmodSync(join(path, entry.name), 0o444);
  }
  chmodSync(path, 0o555);
}
