export type HostingErrorCode =
  /** Variables are missing or wrong; the message lists all of them, for a person to read. */
  | 'environment'
  /** The store does not keep what it says it saved; likewise. */
  | 'store';

/** Why a process does not start. */
export class HostingError extends Error {
  override readonly name = 'HostingError';
  readonly code: HostingErrorCode;
  constructor(code: HostingErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** All that keeps a process from starting, told at once: what, and each problem on a line of its own. */
export function refusedStart(code: HostingErrorCode, what: string, problems: readonly string[]): HostingError {
  return new HostingError(code, [what, ...problems.map((problem) => `  ${problem}`)].join('\n'));
}
