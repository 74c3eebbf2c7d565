/** Values by key, the latest few of the last minutes: bounded in number and in age. */
export interface Recent<Value> {
  find(key: string): Value | undefined;
  keep(key: string, value: Value): void;
  forget(key: string): void;
}

export interface RecentOptions {
  readonly most: number;
  /** Milliseconds since it was kept last. */
  readonly longest: number;
  now(): number;
}

export function createRecent<Value>({ most, longest, now }: RecentOptions): Recent<Value> {
  /** What was kept last is last. */
  const entries = new Map<string, { readonly value: Value; readonly until: number }>();

  function dropOld(): void {
    for (const [key, { until }] of entries) {
      if (entries.size <= most && until > now()) return;
      entries.delete(key);
    }
  }

  return {
    find(key) {
      const entry = entries.get(key);
      return entry !== undefined && entry.until > now() ? entry.value : undefined;
    },
    keep(key, value) {
      entries.delete(key);
      entries.set(key, { value, until: now() + longest });
      dropOld();
    },
    forget(key) {
      entries.delete(key);
    },
  };
}
