import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { type AppName, readEnvironment, schemas } from '../packages/hosting/src/environment/environment.ts';
import { stopWithin } from '../packages/hosting/src/patience.ts';
import { pathClassOf } from '../packages/hosting/src/watching/path-class.ts';
import { readDockerfile } from './image/read-dockerfile.ts';
import { sampleVariables } from './sample-variables.ts';

const apps = Object.keys(schemas) as readonly AppName[];
const deploy = fileURLToPath(new URL('../deploy/', import.meta.url));
const text = (file: string) => readFileSync(`${deploy}${file}`, 'utf8');

/** What an app does not start without: what it complains of when it is given nothing. */
function requiredBy(app: AppName): Promise<readonly string[]> {
  return new Promise((resolve) => resolve(readEnvironment(app, {}))).then(
    () => [],
    (error: Error) => [...error.message.matchAll(/^ {2}(\w+): missing;/gm)].map(([, name = '']) => name),
  );
}

/** Names that an app is given and does not know, and that it needs and is not given. */
async function mismatchOf(app: AppName, given: readonly string[]) {
  const known = Object.keys(schemas[app].shape);
  return {
    unknown: given.filter((name) => !known.includes(name)),
    missing: (await requiredBy(app)).filter((name) => !given.includes(name)),
  };
}
const none = { unknown: [], missing: [] };

const plan = readDockerfile(text('Dockerfile'));

describe('the Dockerfile', () => {
  it('copies the bundle of every app that its entrance knows', () => {
    const [, list = ''] = /const apps = \[(.*)\];/.exec(text('start.mjs')) ?? [];
    const known = [...list.matchAll(/'(\w+)'/g)].map(([, app]) => `/app/apps/${app}/dist`);
    expect(plan.copies.map(({ to }) => to).toSorted()).toEqual(['/app/start.mjs', ...known].toSorted());
    expect(known).toHaveLength(apps.length + 1);
  });

  it('uses the Node that the repository is pinned to', () => {
    const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
    expect(text('Dockerfile')).toContain(`ARG NODE_IMAGE=node:${manifest.toolchain.node}-`);
  });

  it('gives every app what it may be given, in production mode, and no secret', () => {
    const { NODE_COMPILE_CACHE, NODE_OPTIONS, ...ours } = plan.env;
    expect(ours).toEqual({ NODE_ENV: 'production', HOST: '0.0.0.0', PORT: '8080' });
    expect(NODE_COMPILE_CACHE).toBe('/app/cache');
    expect(NODE_OPTIONS).toBe('--disable-warning=DEP0040 --max-old-space-size=512');
  });

  it('is refused by its reader when it says what the reader does not understand', () => {
    expect(() => readDockerfile(text('Dockerfile').replace('./start.mjs', '/elsewhere.mjs'))).toThrow(/not understood/);
    expect(() => readDockerfile(text('Dockerfile').replace('USER 10001:10001', 'USER node'))).toThrow(/USER/);
    expect(() => readDockerfile(text('Dockerfile').replace('PORT=8080', 'PORT 8080'))).toThrow(/not understood/);
  });
});

interface ComposeService {
  readonly environment?: Readonly<Record<string, string>>;
  readonly command?: readonly string[];
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly stop_grace_period?: string;
  readonly ports?: readonly string[];
  readonly logging?: { readonly options: object };
}
const { services } = parse(text('compose.yaml'), { merge: true }) as { services: Record<string, ComposeService> };
const example = text('reconnect.env.example').match(/^\w+(?==)/gm) ?? [];

describe('the compose file', () => {
  it.each(apps)('gives the %s app all it needs, and nothing it does not know', async (app) => {
    expect(services[app]?.command).toEqual([app]);
    expect(await mismatchOf(app, Object.keys(services[app]?.environment ?? {}))).toEqual(none);
  });

  it('asks for what the example file names, and for nothing else', () => {
    const asked = Object.values(services).flatMap(({ environment = {} }) =>
      Object.entries(environment).flatMap(([name, value]) => (value.startsWith(`\${${name}:`) ? [name] : [])),
    );
    expect([...new Set(asked)].toSorted()).toEqual(example.toSorted());
  });

  it('does not start without what all apps need', async () => {
    const environments = apps.map((app) => services[app]?.environment ?? {});
    const demanded = environments.map((one) => Object.keys(one).filter((name) => one[name] === `\${${name}:?}`));
    const needed = await Promise.all(apps.map(requiredBy));
    const byAll = needed[0]?.filter((name) => needed.every((names) => names.includes(name)) && name !== 'STORE');
    expect(demanded.map((names) => names.toSorted())).toEqual(apps.map(() => byAll?.toSorted()));
  });

  it.each([
    ['a bot token', { SLACK_BOT_TOKEN: 'xoxb-1-2-three' }],
    [
      'an installation by link',
      { SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 'a-client-secret', SLACK_STATE_SECRET: 's'.repeat(32) },
    ],
  ])('lets the Slack app start with %s', (_how, credentials) => {
    const { SLACK_BOT_TOKEN: _token, ...others } = sampleVariables;
    const filled = { ...others, ...credentials };
    const environment = services['slack']?.environment ?? {};
    const demanded = Object.keys(environment).filter((name) => environment[name]?.endsWith(':?}'));
    expect(demanded.filter((name) => !(name in filled))).toEqual([]);
    const passed = Object.entries(filled).filter(([name]) => name in environment);
    expect(readEnvironment('slack', Object.fromEntries(passed))).toMatchObject(credentials);
  });

  it.each(apps)(
    'lets the %s app write nothing, run as nobody special, end in peace and be seen by this machine only',
    (app) => {
      expect(services[app]).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
      expect(Number.parseInt(services[app]?.stop_grace_period ?? '', 10) * 1000).toBeGreaterThan(stopWithin);
      expect(services[app]?.ports?.every((port) => port.startsWith('127.0.0.1:') && port.endsWith(':8080'))).toBe(true);
    },
  );

  it('fills no disk with what its services log', () => {
    const bounds = Object.values(services).map(({ logging }) => logging?.options);
    expect(bounds).toEqual(bounds.map(() => ({ 'max-size': '20m', 'max-file': '5' })));
  });

  it('has a Redis that keeps what it was told', () => {
    expect(services['redis']?.command?.join(' ')).toMatch(/--appendonly yes .*--maxmemory-policy noeviction/);
  });

  it('comes with an example that holds no secret', () => {
    const filled = text('reconnect.env.example').match(/^\w*(SECRET|PASSWORD|TOKEN|KEY|KEYS|SMTP_URL|IMAP_URL)=.+$/gim);
    expect(filled).toBeNull();
  });
});

interface Resource {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly annotations?: Readonly<Record<string, string>> };
  readonly data?: Readonly<Record<string, string>>;
  readonly stringData?: Readonly<Record<string, string>>;
  readonly spec: {
    readonly selector: object;
    readonly strategy?: object;
    readonly template: { readonly metadata: { readonly labels: object }; readonly spec: PodSpec };
    readonly rules: readonly { readonly http: { readonly paths: readonly { readonly path: string }[] } }[];
  };
}
interface PodSpec {
  readonly terminationGracePeriodSeconds: number;
  readonly securityContext: object;
  readonly containers: readonly {
    readonly args: readonly string[];
    readonly envFrom: readonly Readonly<Record<string, { readonly name: string }>>[];
    readonly lifecycle: { readonly preStop: { readonly sleep: { readonly seconds: number } } };
  }[];
}

const folder = `${deploy}kubernetes/`;
const resources = readdirSync(folder)
  .filter((file) => file !== 'kustomization.yaml')
  .flatMap((file) => parseAllDocuments(readFileSync(`${folder}${file}`, 'utf8')).map((one) => one.toJS() as Resource));
const find = (kind: string, name: string) => resources.find((one) => one.kind === kind && one.metadata.name === name);

/** What lies beside a secret and is none. */
const mayBeSeen = /_CLIENT_ID$|^WEBHOOK_URL$|^MicrosoftApp(Id|TenantId|Type)$|^TEAMS_SERVICE_HOSTS$/;

function sectionOf(title: string): string {
  const runbook = readFileSync(new URL('../docs/runbook.md', import.meta.url), 'utf8');
  return runbook.split('\n### ').find((section) => section.startsWith(title)) ?? '';
}

describe('the Kubernetes manifests', () => {
  it('are all listed but for the secrets, which nobody should apply as they are', () => {
    const { resources: listed } = parse(readFileSync(`${folder}kustomization.yaml`, 'utf8')) as { resources: string[] };
    const files = readdirSync(folder).filter((file) => !/^(kustomization|secrets\.example)\.yaml$/.test(file));
    expect(listed.toSorted()).toEqual(files.toSorted());
    const secrets = resources.filter(({ kind }) => kind === 'Secret');
    expect(secrets.flatMap(({ stringData = {} }) => Object.values(stringData)).filter((value) => value !== '')).toEqual(
      [],
    );
  });

  it('name no secret of which the runbook does not say how it is changed', () => {
    const secrets = resources.filter(({ kind }) => kind === 'Secret');
    const named = secrets.flatMap(({ stringData = {} }) => Object.keys(stringData));
    const told = ['Changing the key', 'Changing another secret'].map(sectionOf).join('\n');
    expect(named.filter((name) => !mayBeSeen.test(name) && !told.includes(`\`${name}\``))).toEqual([]);
  });

  it.each(apps)(
    'give the %s app all it needs, by reference, a place for all it may have, and nothing else',
    async (app) => {
      const [container] = find('Deployment', `reconnect-${app}`)?.spec.template.spec.containers ?? [];
      expect(container?.args).toEqual([app]);
      const sources = (container?.envFrom ?? []).map(({ configMapRef, secretRef }) =>
        configMapRef === undefined ? find('Secret', secretRef?.name ?? '') : find('ConfigMap', configMapRef.name),
      );
      const given = sources.flatMap((source) => Object.keys(source?.data ?? source?.stringData ?? {}));
      expect(await mismatchOf(app, given)).toEqual(none);
      const mayHave = Object.keys(services[app]?.environment ?? {});
      expect(mayHave.filter((name) => !given.includes(name))).toEqual([]);
    },
  );

  it.each(apps)('let the %s app end in peace after nobody sends it anything more', (app) => {
    const { containers, terminationGracePeriodSeconds } = find('Deployment', `reconnect-${app}`)!.spec.template.spec;
    const { seconds } = containers[0]!.lifecycle.preStop.sleep;
    expect(terminationGracePeriodSeconds * 1000).toBeGreaterThan(seconds * 1000 + stopWithin);
  });

  it.each(apps)('probe the %s app, bound it, and run it as the user of the image, who may do nothing', (app) => {
    expect(find('Deployment', `reconnect-${app}`)?.spec).toMatchObject({
      strategy: { rollingUpdate: { maxUnavailable: 0 } },
      template: {
        spec: {
          automountServiceAccountToken: false,
          securityContext: { runAsNonRoot: true, runAsUser: plan.user.uid, runAsGroup: plan.user.gid },
          containers: [
            {
              livenessProbe: { httpGet: { path: '/healthz' } },
              readinessProbe: { httpGet: { path: '/healthz' } },
              ports: [{ containerPort: Number(plan.env['PORT']) }],
              resources: { limits: { memory: expect.any(String) }, requests: { cpu: expect.any(String) } },
              securityContext: {
                readOnlyRootFilesystem: true,
                allowPrivilegeEscalation: false,
                capabilities: { drop: ['ALL'] },
              },
            },
          ],
        },
      },
    });
  });

  it.each(apps)('find the %s app by the same labels everywhere, and never take down its last process', (app) => {
    const name = `reconnect-${app}`;
    const labels = { 'app.kubernetes.io/name': name };
    const deployment = find('Deployment', name)?.spec;
    expect(deployment?.template.metadata.labels).toMatchObject(labels);
    expect(deployment?.selector).toEqual({ matchLabels: labels });
    expect(find('Service', name)?.spec.selector).toEqual(labels);
    expect(find('PodDisruptionBudget', name)?.spec).toEqual({ minAvailable: 1, selector: { matchLabels: labels } });
  });

  it('show the internet the paths of the apps, and neither metrics, nor health, nor the Inbox API', () => {
    const paths = find('Ingress', 'reconnect')!.spec.rules.flatMap(({ http }) => http.paths.map(({ path }) => path));
    expect(paths.filter((path) => pathClassOf(path) === 'other' && pathClassOf(`${path}/`) === 'other')).toEqual([
      '/slack',
      '/oauth',
    ]);
    expect(paths.some((path) => ['/', '/metrics', '/healthz', '/readyz', '/api'].includes(path))).toBe(false);
    expect(paths.filter((path) => path.startsWith('/api/'))).toEqual(['/api/messages']);
  });

  it('let through whatever mail the web app takes', () => {
    const source = readFileSync(new URL('../apps/web/src/mail/mail-routes.ts', import.meta.url), 'utf8');
    const [, megabytes] = /^const limit = (\d+) \* 1024 \* 1024;$/m.exec(source) ?? [];
    const { annotations = {} } = find('Ingress', 'reconnect')!.metadata;
    expect(annotations['nginx.ingress.kubernetes.io/proxy-body-size']).toBe(`${megabytes}m`);
  });
});
