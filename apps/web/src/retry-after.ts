/** When to ask again while the store is away, in seconds. */
export const retryAfter = '5';
