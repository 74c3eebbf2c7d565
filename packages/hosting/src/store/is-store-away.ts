import { JobsError } from '@reconnect/jobs';
import { StorageError } from '@reconnect/storage';

/** Whether the store, or the job engine on it, could not be asked or would not: the same request again will do. */
export function isStoreAway(error: unknown): boolean {
  if (error instanceof StorageError) return error.code === 'unreachable' || error.code === 'refused';
  return error instanceof JobsError && error.code === 'unreachable';
}
