/** `not-heard`: the receiver refused, or did not answer in time; the event is tried again. */
export type WebhooksErrorCode = 'not-heard';

/** Why a webhook was not heard; never holds its address, its secret or what was answered. */
export class WebhooksError extends Error {
  override readonly name = 'WebhooksError';
  readonly code: WebhooksErrorCode;
  constructor(code: WebhooksErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
