export type StorageErrorCode =
  /** It could not be asked. */
  | 'unreachable'
  /** It was asked and would not: it is full, only lets itself be read, or knows us no longer. The message says which. */
  | 'refused'
  | 'unreadable'
  | 'closed';

/** Why the store could not answer; a lost race is not an error but the outcome `stale`. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
  readonly code: StorageErrorCode;
  constructor(code: StorageErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
