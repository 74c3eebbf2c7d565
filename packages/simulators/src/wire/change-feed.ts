/** Tells listeners that something changed, and lets a test wait for a state instead of sleeping. */
interface ChangeFeed {
  /** Returns how to stop listening. */
  onChange(listener: () => void): () => void;
  changed(): void;
  /**
   * Resolves with the first answer of `find` that is defined, asked now and after every change.
   * Rejects after `timeoutMs` (5 s) of real time; `what` completes the sentence "waited … ms for".
   */
  until<Found>(find: () => Found | undefined, wait: Wait & { readonly what: string }): Promise<Found>;
}

export interface Wait {
  /** Real milliseconds. */
  readonly timeoutMs?: number;
}

export function createChangeFeed(): ChangeFeed {
  const listeners = new Set<() => void>();

  const onChange = (listener: () => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  };

  return {
    onChange,
    changed() {
      for (const listener of [...listeners]) listener();
    },
    until<Found>(find: () => Found | undefined, { timeoutMs = 5_000, what }: Wait & { readonly what: string }) {
      return new Promise<Found>((resolve, reject) => {
        const look = () => {
          const found = find();
          if (found === undefined) return;
          clearTimeout(timer);
          stop();
          resolve(found);
        };
        const timer = setTimeout(() => {
          stop();
          reject(new Error(`waited ${timeoutMs} ms for ${what}`));
        }, timeoutMs);
        const stop = onChange(look);
        look();
      });
    },
  };
}
