/** One line of a Prometheus page. */
export interface Metric {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Reads the text format of Prometheus. Help and types are left out. */
export function readMetrics(page: string): readonly Metric[] {
  return page.split('\n').flatMap((line) => {
    const [, name, labels = '', value] = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
    if (name === undefined) return [];
    const pairs = [...labels.matchAll(/([\w]+)="((?:[^"\\]|\\.)*)"/g)].map(([, key = '', text = '']) => [key, text]);
    return [{ name, labels: Object.fromEntries(pairs), value: Number(value) }];
  });
}

/** The sum of all lines of this name with these labels; NaN when there is none. */
export function total(metrics: readonly Metric[], name: string, labels: Readonly<Record<string, string>> = {}): number {
  const fits = (metric: Metric) =>
    metric.name === name && Object.entries(labels).every(([key, value]) => metric.labels[key] === value);
  const found = metrics.filter(fits);
  return found.length === 0 ? Number.NaN : found.reduce((sum, { value }) => sum + value, 0);
}
