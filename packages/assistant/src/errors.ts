/** Why the assistant could not take something in. */
export type AssistantErrorCode =
  /** A newer release wrote the conversation. */
  | 'too-new'
  /** Other processes kept winning the race for one conversation. */
  | 'contended';

/** What must not happen; what may is an outcome. */
export class AssistantError extends Error {
  override readonly name = 'AssistantError';
  readonly code: AssistantErrorCode;
  constructor(code: AssistantErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
