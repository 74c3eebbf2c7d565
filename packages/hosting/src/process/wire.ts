import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '@reconnect/assistant';
import type { Capabilities } from '../capabilities/capabilities.ts';
import type { Metrics } from '../watching/metrics.ts';

/** What an app is wired from. */
export interface WireNeeds<Env> {
  readonly environment: Env;
  readonly capabilities: Capabilities;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** An app, wired and not yet at work. */
export interface Wired {
  handler(request: IncomingMessage, response: ServerResponse): void;
  /** Begins to take jobs. Requests are taken as soon as somebody hands them to `handler`. */
  start(): void;
  /** Takes nothing new and finishes what it holds. */
  stop(): Promise<void>;
}
