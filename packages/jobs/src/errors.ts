/** Thrown by a handler whose job can never succeed: it goes to the dead letters at once. */
export class GiveUp extends Error {
  override readonly name = 'GiveUp';
}

/** Why the engine could not answer. */
export type JobsErrorCode = 'unreachable' | 'closed';

/** The engine itself failed; a job that fails is no error but waits for its retry or lies among the dead. */
export class JobsError extends Error {
  override readonly name = 'JobsError';
  readonly code: JobsErrorCode;
  constructor(code: JobsErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
