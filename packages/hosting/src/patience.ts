/** Asked to stop, a process finishes what it holds for this long, in milliseconds; then it lets go of it. */
export const drainWithin = 8_000;

/** A process that is still there after this is ended, in milliseconds. What is left between the two closes the store. */
export const stopWithin = 10_000;

/** A limit in time. `lift` ends it: `AbortSignal.timeout` has no end, and leaves its timer behind with every call. */
export function limitTo(milliseconds: number): { readonly signal: AbortSignal; lift(): void } {
  const controller = new AbortController();
  const late = () => controller.abort(new DOMException('The time was up.', 'TimeoutError'));
  const timer = setTimeout(late, milliseconds);
  return { signal: controller.signal, lift: () => clearTimeout(timer) };
}
