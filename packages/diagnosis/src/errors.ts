export type DiagnosisErrorCode =
  /** So many wait for the provider that one more would not be remembered; whoever asked has to ask again later. */
  | 'crowded'
  /** The process is on its way out and looks at nothing any more; another one will. */
  | 'leaving';

/** Why an inbox was not looked at. */
export class DiagnosisError extends Error {
  override readonly name = 'DiagnosisError';
  readonly code: DiagnosisErrorCode;
  constructor(code: DiagnosisErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
