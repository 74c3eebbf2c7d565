/** Single-use links that let a person repair a connection, and the consent they lead through. */
export type { CompletedConsent, ConsentReturn, ReturnClosedBecause } from './consent-outcome.ts';
export type { ConsentProvider } from './consent-provider.ts';
export { type ConsentProvidersConfig, createConsentProviders } from './consent-providers.ts';
export { ReconnectError, type ReconnectErrorCode } from './errors.ts';
export type { ProveOutcome, ProveRequest, ReconnectEvent, ReconnectFlowDeps } from './flow-ports.ts';
export { forgetLinks } from './forget-links.ts';
export type { ClosedBecause, LinkView } from './open-link.ts';
export { createReconnectFlow, type ReconnectFlow } from './reconnect-flow.ts';
export { createReconnectLinks, type LinkRequest, type ReconnectLinks } from './reconnect-links.ts';
export type { StartedConsent } from './start-consent.ts';
