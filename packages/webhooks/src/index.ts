/** Tells Aptly, signed and until it is heard, what became of an inbox. */
export { WebhooksError, type WebhooksErrorCode } from './errors.ts';
export { createWebhooks, type Receiver, type Webhooks, webhookQueue } from './webhooks.ts';
