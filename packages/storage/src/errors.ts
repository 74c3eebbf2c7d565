/** Why the store could not answer. */
export type StorageErrorCode = 'unreachable' | 'unreadable' | 'closed';

/** The store itself failed; a lost race is not an error but the outcome `stale`. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
  readonly code: StorageErrorCode;
  constructor(code: StorageErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
