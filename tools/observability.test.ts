import { readFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { createHandoff, handoffQueue } from '../packages/handoff/src/index.ts';
import { pace, paceOfCase } from '../packages/handoff/src/sending/mail-queue.ts';
import { countJobs } from '../packages/hosting/src/watching/count-jobs.ts';
import { createMetrics } from '../packages/hosting/src/watching/metrics.ts';
import { pathClassOf } from '../packages/hosting/src/watching/path-class.ts';
import { queues } from '../packages/hosting/src/watching/queues.ts';
import { openEmbeddedJobs } from '../packages/jobs/src/embedded/index.ts';
import type { Job } from '../packages/jobs/src/jobs.ts';
import { retryDelay, singleAttempt } from '../packages/jobs/src/retry-policy.ts';
import { createMovableClock } from '../packages/simulators/src/index.ts';
import { createMemoryStorage } from '../packages/storage/src/memory/index.ts';
import { supportCase } from './sample-case.ts';

const text = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

const { registry } = createMetrics('web');
countJobs({ registry, jobs: { counts: () => Promise.reject(new Error('not asked')) }, queues: [] });
// prom-client knows a metric's labels and does not say so in its types.
const families = registry.getMetricsAsArray() as unknown as readonly {
  readonly name: string;
  readonly type: string;
  readonly labelNames: readonly string[];
}[];
/** As Prometheus has them: a histogram is three series. */
const series = new Map(
  families.flatMap(({ name, type, labelNames }) => {
    const names = type === 'histogram' ? ['_bucket', '_sum', '_count'].map((end) => `${name}${end}`) : [name];
    // `app` is every series' own; Prometheus adds the last two when it scrapes.
    return names.map((one) => [one, new Set([...labelNames, 'le', 'app', 'job', 'instance'])] as const);
  }),
);

/** What a process shows before anything has happened. */
const atStart = await registry.getMetricsAsJSON();

/** What is wrong with the metrics and labels that an expression names. */
function strangersIn(expression: string): readonly string[] {
  const named = [...expression.matchAll(/\b((?:reconnect|nodejs|process)_[a-z0-9_]+)(?:\{([^}]*)\})?/g)];
  return named.flatMap(([, name = '', selector = '']) => {
    const labels = series.get(name);
    if (labels === undefined) return [name];
    const asked = [...selector.matchAll(/(\w+)(?:=~|!=|!~|=)/g)].map(([, label = '']) => label);
    return asked.filter((label) => !labels.has(label)).map((label) => `${name}{${label}}`);
  });
}

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly for?: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string };
}
const { groups } = parse(text('deploy/prometheus-rules.yaml')) as { groups: { rules: Rule[] }[] };
const rules = groups.flatMap((group) => group.rules);
const runbook = text('docs/runbook.md');

describe.each(rules.map((rule) => [rule.alert, rule] as const))('the alert %s', (alert, rule) => {
  it('asks for metrics and labels that there are', () => {
    expect(strangersIn(rule.expr)).toEqual([]);
    expect(rule.expr).toMatch(/\b(reconnect|nodejs|process)_|^up\{/);
  });

  it('finds what it looks for one by one at zero, or it would miss the first of each process', () => {
    const counted = [...rule.expr.matchAll(/increase\((\w+)(?:\{(\w+)=~?"([^"]+)"\})?\[/g)];
    const absent = counted.flatMap(([, name, label = '', pattern = '']) => {
      const values = atStart.find((family) => family.name === name)?.values ?? [];
      const zeros = values.filter(({ value }) => value === 0).map(({ labels }) => String(labels[label] ?? ''));
      return zeros.length === 0 ? [name] : pattern.split('|').filter((one) => !zeros.includes(one));
    });
    expect(absent).toEqual([]);
  });

  it('names only queues that there are', () => {
    const [, pattern] = /queue=~?"([^"]+)"/.exec(rule.expr) ?? [];
    if (pattern === undefined) return expect(rule.expr).not.toContain('queue=');
    const alternatives = pattern.split('|');
    expect(alternatives.filter((one) => !queues.some((queue) => new RegExp(`^${one}$`).test(queue)))).toEqual([]);
  });

  it('wakes somebody or waits, and its runbook says what it means, how to look, what to do and whether to wake', () => {
    expect(['page', 'ticket']).toContain(rule.labels.severity);
    const [, section = ''] = new RegExp(`^### ${alert}\\n(.*?)(?=^##)`, 'ms').exec(runbook) ?? [];
    const parts = [...section.matchAll(/^- \*\*(\w+)\*\*: \S/gm)].map(([, part]) => part);
    expect(parts).toEqual(['Means', 'Look', 'Do', 'Wake']);
  });
});

describe('nobody is woken', () => {
  const ruleOf = (name: string) => rules.find(({ alert }) => alert === name)!;
  const seconds = (duration = '') => Number.parseInt(duration, 10) * (duration.endsWith('m') ? 60 : 1);

  it('by one round trip to the store that failed', () => {
    const { expr, for: lasts } = ruleOf('ReconnectStoreFailing');
    const [, window] = /\[(\w+)\]/.exec(expr) ?? [];
    expect(seconds(window)).toBeGreaterThan(0);
    expect(seconds(lasts)).toBeGreaterThan(seconds(window));
  });

  it('by an Inbox API that says that a provider is down', () => {
    const path = pathClassOf('/api/v1/inboxes/ib_7/access-token');
    const said = `unless rate(reconnect_requests_total{path="${path}",status="503"}[5m])`;
    expect(ruleOf('ReconnectDoorFailing').expr).toContain(said);
  });
});

describe('a mail to support that the server does not take', () => {
  const { expr } = rules.find(({ alert }) => alert === 'ReconnectMailsFailing')!;

  it('keeps the alert on from its first try to its last, three days later', async () => {
    const [, states = ''] = /state=~"([^"]+)"/.exec(expr) ?? [];
    const clock = createMovableClock(0);
    const jobs = openEmbeddedJobs(':memory:', { clock });
    onTestFinished(() => jobs.close());
    let retry = singleAttempt;
    const queue = {
      add(job: Job) {
        retry = job.retry ?? retry;
        return jobs.add(job);
      },
    };
    await createHandoff({ storage: createMemoryStorage({ clock }), queue, answersHere: false }).open(supportCase);
    const waits = async () => {
      const counts = new Map(Object.entries(await jobs.counts(handoffQueue)));
      return states.split('|').reduce((sum, state) => sum + (counts.get(state) ?? 0), 0) > 0;
    };
    let tries = 0;
    jobs.work(handoffQueue, async () => {
      tries += 1;
      throw new Error('the server is away');
    });
    const becomes = (state: object) =>
      vi.waitFor(async () => expect(await jobs.counts(handoffQueue)).toMatchObject(state), { interval: 1 });
    for (let n = 1; n < retry.attempts; n += 1) {
      await becomes({ delayed: 1 });
      expect([tries, await waits()]).toEqual([n, true]);
      clock.advance(retryDelay(retry, n));
      expect(await waits()).toBe(true);
    }
    await becomes({ dead: 1 });
    expect([await waits(), Math.round(clock.now() / 86_400_000)]).toEqual([false, 3]);
  });

  it('is not mistaken for one that waits on purpose', () => {
    const [, minutes] = /\[(\d+)m\]/.exec(expr) ?? [];
    expect(Number(minutes) * 60_000).toBeGreaterThan(Math.max(pace, paceOfCase));
  });
});

describe('the runbook', () => {
  it('has no section for an alert that is gone', () => {
    const sections = [...runbook.matchAll(/^### (Reconnect\w+)$/gm)].map(([, name]) => name);
    expect(sections.toSorted()).toEqual(rules.map(({ alert }) => alert).toSorted());
  });

  it('names only metrics and labels that there are', () => {
    const families = [...series.keys()].map((name) => name.replace(/_(bucket|sum|count)$/, ''));
    expect(strangersIn(runbook).filter((name) => !families.includes(name))).toEqual([]);
  });

  it('names only queues that there are', () => {
    const named = [...runbook.matchAll(/pnpm dead (?:list|retry|discard) ([\w-]+)/g)].map(([, queue = '']) => queue);
    expect(named.filter((queue) => !queues.includes(queue))).toEqual([]);
  });
});

interface Panel {
  readonly title: string;
  readonly targets?: readonly { readonly expr: string }[];
}
const { panels } = JSON.parse(text('deploy/grafana-dashboard.json')) as { readonly panels: readonly Panel[] };
const shown = panels.flatMap(({ title, targets = [] }) => targets.map(({ expr }) => [title, expr] as const));

describe('the dashboard', () => {
  it.each(shown)('%s asks for metrics and labels that there are', (_title, expression) => {
    expect(strangersIn(expression)).toEqual([]);
  });

  it('shows everything that we count ourselves', () => {
    const asked = shown.map(([, expression]) => expression).join('\n');
    const ours = families.filter(({ name }) => name.startsWith('reconnect_'));
    expect(ours.filter(({ name }) => !asked.includes(name)).map(({ name }) => name)).toEqual([]);
  });
});

interface ScrapeConfig {
  readonly job_name: string;
  readonly relabel_configs: readonly { readonly source_labels: readonly string[]; readonly regex?: string }[];
}

interface Deployment {
  readonly spec: {
    readonly template: {
      readonly metadata: { readonly labels: Readonly<Record<string, string>> };
      readonly spec: {
        readonly containers: readonly { readonly ports: readonly { readonly containerPort: number }[] }[];
      };
    };
  };
}

describe('the scrape configuration', () => {
  const { scrape_configs: jobs } = parse(text('deploy/prometheus-scrape.yaml')) as { scrape_configs: ScrapeConfig[] };

  it('has the one job that the rules and the dashboard ask for', () => {
    const asked = [...rules.map(({ expr }) => expr), ...shown.map(([, expression]) => expression)].join('\n');
    const named = new Set([...asked.matchAll(/job="(\w+)"/g)].map(([, job]) => job));
    expect(jobs.map(({ job_name }) => job_name)).toEqual([...named]);
  });

  it.each(['slack', 'teams', 'web'])('finds the pods of the %s app', (app) => {
    const [deployment] = parseAllDocuments(text(`deploy/kubernetes/${app}.yaml`)).map(
      (one) => one.toJS() as Deployment,
    );
    const { metadata, spec } = deployment!.spec.template;
    const labels = Object.entries(metadata.labels).map(([name, value]) => [`label_${name.replace(/\W/g, '_')}`, value]);
    const pod: Readonly<Record<string, string>> = {
      ...Object.fromEntries(labels),
      container_port_number: String(spec.containers[0]?.ports[0]?.containerPort),
      phase: 'Running',
    };
    const kept = jobs.flatMap((job) => job.relabel_configs.filter(({ regex }) => regex !== undefined));
    const found = kept.map(({ source_labels: [label = ''] }) => pod[label.replace('__meta_kubernetes_pod_', '')]);
    expect(found).toEqual(kept.map(({ regex }) => regex));
  });
});
