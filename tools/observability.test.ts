import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { countJobs } from '../packages/hosting/src/watching/count-jobs.ts';
import { createMetrics } from '../packages/hosting/src/watching/metrics.ts';
import { queues } from '../packages/hosting/src/watching/queues.ts';

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
    const named = [...runbook.matchAll(/pnpm dead (?:list|retry) ([\w-]+)/g)].map(([, queue = '']) => queue);
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
