import { spawnSync } from 'node:child_process';
import { copyFileSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const planted = mkdtempSync(join(tmpdir(), 'reconnect-boundaries-'));
afterAll(() => rmSync(planted, { recursive: true, force: true }));

/** One file that breaks each rule, in a tree laid out like ours. */
const violations: Readonly<Record<string, readonly [file: string, imports: string]>> = {
  'no-circular': ['packages/storage/src/a.ts', './b.ts'],
  'core-is-pure': ['packages/troubleshooting/src/planted.ts', 'node:fs'],
  'article-is-data': ['packages/article/src/planted.ts', '../../storage/src/index.ts'],
  'phrases-are-a-notation': ['packages/phrases/src/planted.ts', '../../storage/src/index.ts'],
  'loopback-is-a-fact': ['packages/loopback/src/planted.ts', '../../storage/src/index.ts'],
  'audit-is-a-record': ['packages/audit/src/planted.ts', '../../inboxes/src/index.ts'],
  'capabilities-are-strangers': ['packages/diagnosis/src/planted.ts', '../../inboxes/src/index.ts'],
  'capabilities-do-not-know-the-assistant': ['packages/handoff/src/planted.ts', '../../assistant/src/index.ts'],
  'assistant-sees-ports-only': ['packages/assistant/src/planted.ts', '../../diagnosis/src/index.ts'],
  'conversation-is-what-is-kept': ['packages/assistant/src/conversation/planted.ts', '../replies/words.ts'],
  'replies-are-words': ['packages/assistant/src/replies/planted.ts', '../deeds/deed.ts'],
  'wordings-are-phrases': ['packages/assistant/src/wordings/planted.ts', '../step/words.ts'],
  'step-does-nothing': ['packages/assistant/src/step/planted.ts', '../deeds/deed.ts'],
  'environment-is-read-first': ['packages/hosting/src/environment/planted.ts', '../store/open.ts'],
  'parts-do-not-know-the-whole': ['packages/hosting/src/gate/planted.ts', '../capabilities/capabilities.ts'],
  'process-is-outermost': ['packages/hosting/src/chores/planted.ts', '../process/run.ts'],
  'testing-stays-in-tests': ['packages/hosting/src/process/planted.ts', '../testing/sample.ts'],
  'cases-are-what-is-kept': ['packages/handoff/src/cases/planted.ts', '../sending/smtp.ts'],
  'mail-is-words': ['packages/handoff/src/mail/planted.ts', '../inbound/answers.ts'],
  'ways-in-and-out-are-strangers': ['packages/handoff/src/inbound/planted.ts', '../sending/smtp.ts'],
  'consent-ties-the-rest-together': ['packages/reconnect/src/links/planted.ts', '../consent/start.ts'],
  'apps-are-leaves': ['packages/hosting/src/planted.ts', '../../../apps/slack/src/index.ts'],
  'apps-are-strangers': ['apps/slack/src/planted.ts', '../../teams/src/index.ts'],
  'front-door-only': ['apps/web/src/planted.ts', '../../../packages/inboxes/src/inside.ts'],
  'backends-are-strangers': ['packages/storage/src/memory/planted.ts', '../redis/index.ts'],
  'redis-knows-no-port': ['packages/redis/src/planted.ts', '../../storage/src/index.ts'],
  'redis-behind-its-ports': ['packages/hosting/src/redis.ts', 'bullmq'],
  'sdk-quarantine': ['packages/hosting/src/slack.ts', '@slack/bolt'],
  'slack-stays-in-slack': ['apps/teams/src/planted.ts', '@slack/bolt'],
  'botbuilder-stays-in-teams': ['apps/slack/src/teams.ts', 'botbuilder'],
  'provider-sdks-at-their-place': ['apps/web/src/google.ts', '@azure/msal-node'],
  'no-googleapis-root': ['packages/diagnosis/src/google.ts', 'googleapis'],
  'simulators-stay-outside': ['packages/inboxes/src/simulated.ts', '../../simulators/src/index.ts'],
};

function write(file: string, content: string): void {
  const path = join(planted, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

function plant(): void {
  const rooms = ['storage', 'inboxes', 'diagnosis', 'assistant', 'simulators'].map((name) => `packages/${name}`);
  for (const room of [...rooms, 'apps/slack', 'apps/teams']) write(`${room}/src/index.ts`, 'export const here = 1;\n');
  write('packages/storage/src/b.ts', "import './a.ts';\n");
  write('packages/storage/src/redis/index.ts', 'export const here = 1;\n');
  write('packages/inboxes/src/inside.ts', 'export const here = 1;\n');
  write('packages/assistant/src/replies/words.ts', 'export const here = 1;\n');
  write('packages/assistant/src/deeds/deed.ts', 'export const here = 1;\n');
  write('packages/handoff/src/sending/smtp.ts', 'export const here = 1;\n');
  write('packages/handoff/src/inbound/answers.ts', 'export const here = 1;\n');
  write('packages/reconnect/src/consent/start.ts', 'export const here = 1;\n');
  for (const file of ['store/open', 'capabilities/capabilities', 'process/run', 'testing/sample']) {
    write(`packages/hosting/src/${file}.ts`, 'export const here = 1;\n');
  }
  for (const [name, main] of [
    ['@slack/bolt', 'index.js'],
    ['botbuilder', 'index.js'],
    ['@azure/msal-node', 'index.js'],
    ['bullmq', 'index.js'],
    ['googleapis', 'build/src/index.js'],
  ] as const) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main }));
    write(`node_modules/${name}/${main}`, 'module.exports = {};\n');
  }
  write('package.json', JSON.stringify({ name: 'planted', type: 'module' }));
  copyFileSync(join(root, 'tsconfig.base.json'), join(planted, 'tsconfig.base.json'));
  for (const [file, imports] of Object.values(violations)) write(file, `import '${imports}';\n`);
}

describe('the dependency rules', () => {
  plant();
  const config = join(root, '.dependency-cruiser.cjs');
  const cruiser = join(root, 'node_modules/.bin/depcruise');
  const { stdout, stderr } = spawnSync(cruiser, ['packages', 'apps', '--config', config, '--output-type', 'json'], {
    cwd: planted,
    encoding: 'utf8',
  });
  const { summary } = JSON.parse(
    stdout === '' ? `{"summary":{"violations":[],"error":${JSON.stringify(stderr)}}}` : stdout,
  ) as {
    readonly summary: {
      readonly violations: readonly { readonly rule: { readonly name: string }; readonly from: string }[];
    };
  };

  it.each(Object.entries(violations))('report a planted violation of %s', (rule, [file]) => {
    expect(summary.violations.filter(({ rule: { name } }) => name === rule).map(({ from }) => from)).toContain(file);
  });

  it('are all tried here', async () => {
    const { forbidden } = ((await import(config)) as { default: { forbidden: readonly { readonly name: string }[] } })
      .default;
    expect(Object.keys(violations).sort()).toEqual(forbidden.map(({ name }) => name).sort());
  });
});

describe('an index', () => {
  const indexes = globSync('{packages,apps}/*/src/{,*/}index.ts', { cwd: root });

  it.each(indexes)('is a menu of at most 20 exports by name: %s', (file) => {
    const menu = readFileSync(join(root, file), 'utf8').replaceAll(/\/\*\*.*?\*\//gs, '');
    const named = /^export (type )?\{[^{}*]+\} from '\.[^']+';$/gm;
    expect(menu.match(named)?.length).toBeLessThanOrEqual(20);
    expect(menu.replaceAll(named, '').trim()).toBe('');
  });
});
