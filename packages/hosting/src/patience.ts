/** Asked to stop, a process finishes what it holds for this long, in milliseconds; then it lets go of it. */
export const drainWithin = 8_000;

/** A process that is still there after this is ended, in milliseconds. What is left between the two closes the store. */
export const stopWithin = 10_000;
