/** The outcome of `work`, or a rejection with the reason of `signal` when that comes first; `work` then goes on unheard. */
export async function within<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const aborted = Promise.withResolvers<never>();
  const abort = () => aborted.reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([work, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

/** A limit in time. `lift` ends it: `AbortSignal.timeout` has no end, and leaves its timer behind with every call. */
export function limitTo(milliseconds: number): { readonly signal: AbortSignal; lift(): void } {
  const controller = new AbortController();
  const late = () => controller.abort(new DOMException('The time was up.', 'TimeoutError'));
  const timer = setTimeout(late, milliseconds);
  return { signal: controller.signal, lift: () => clearTimeout(timer) };
}
