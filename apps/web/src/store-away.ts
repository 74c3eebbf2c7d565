/**
 * Whether the store, or the job engine on it, could not be asked: the same request again will do. Told by name and code,
 * since what fails here may come from either and through anybody.
 */
export function isStoreAway(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  return (error.name === 'StorageError' || error.name === 'JobsError') && error.code === 'unreachable';
}

/** When to ask again, in seconds. */
export const retryAfter = '5';
