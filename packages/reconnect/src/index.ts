/** Single-use links that let a person repair a connection, and the consent they lead through. */
export type { CompletedConsent, ConsentReturn, ReturnClosedBecause } from './consent/consent-outcome.ts';
export { tokenOfSession } from './consent/session.ts';
export type { StartedConsent } from './consent/start-consent.ts';
export { ReconnectError, type ReconnectErrorCode } from './errors.ts';
export type { ProveOutcome, ProveRequest, ReconnectEvent, ReconnectFlowDeps } from './flow-ports.ts';
export { forgetLinks, type LinkTrace, linksOf } from './forget-links.ts';
export type { ClosedBecause, LinkView } from './links/open-link.ts';
export { createReconnectLinks, type LinkRequest, type ReconnectLinks } from './links/reconnect-links.ts';
export type { ConsentProvider } from './providers/consent-provider.ts';
export { type ConsentProvidersConfig, createConsentProviders } from './providers/consent-providers.ts';
export { createReconnectFlow, type ReconnectFlow } from './reconnect-flow.ts';
export { isSecretForm } from './secrets.ts';
