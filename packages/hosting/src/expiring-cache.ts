export interface ExpiringCache<T> {
  /** The value under `key`; asks for it when there is none or it is too old. Askers at the same time share one answer. */
  get(key: string, ask: () => Promise<T>): Promise<T>;
}

export interface ExpiringCacheOptions {
  readonly clock: { now(): number };
  /** Milliseconds. */
  readonly lifetime: number;
  /** The oldest value goes when there are more. */
  readonly most: number;
}

/** Remembers answers for a while, never failures. */
export function createExpiringCache<T>({ clock, lifetime, most }: ExpiringCacheOptions): ExpiringCache<T> {
  const entries = new Map<string, { readonly value: Promise<T>; readonly until: number }>();
  return {
    get(key, ask) {
      const known = entries.get(key);
      if (known !== undefined && known.until > clock.now()) return known.value;
      const entry = { value: ask(), until: clock.now() + lifetime };
      entries.delete(key);
      entries.set(key, entry);
      const [oldest] = entries.keys();
      if (entries.size > most && oldest !== undefined) entries.delete(oldest);
      entry.value.catch(() => {
        if (entries.get(key) === entry) entries.delete(key);
      });
      return entry.value;
    },
  };
}
