import type { ServiceHosts } from '../out/service-hosts.ts';
import { peek, peekId, peekText } from '../peek.ts';

/** An activity of Teams: what the gate has checked. Anything else in it is unknown and read with `peek`. */
export interface Activity {
  readonly type: string;
  readonly id: string;
  readonly channelId: 'msteams';
  readonly serviceUrl: string;
  readonly from: { readonly id: string };
  readonly recipient: { readonly id: string };
  readonly conversation: { readonly id: string };
}

export type GateVerdict =
  | { readonly passed: true; readonly activity: Activity }
  | { readonly passed: false; readonly because: Refusal };

/** Why an activity is not let in. */
export type Refusal =
  | 'no_object'
  | 'no_type'
  | 'no_id'
  | 'foreign_channel'
  | 'no_conversation'
  | 'no_sender'
  | 'no_recipient'
  | 'foreign_service'
  | 'foreign_bot'
  | 'no_tenant'
  | 'two_tenants';

export type Gate = (body: unknown) => GateVerdict;

export interface GateOptions {
  readonly serviceHosts: ServiceHosts;
  /** Left out only where nothing is authenticated. */
  readonly appId?: string | undefined;
}

/**
 * Looks at a body before botbuilder does, which trusts several things it should not: `channelId: "AseChannel"` picks a
 * validator that never looks at the service URL, an absent service URL skips the comparison with the token's, and
 * a body without a type throws outside its error handling.
 */
export function createGate(options: GateOptions): Gate {
  const bot = options.appId === undefined ? undefined : `28:${options.appId.toLowerCase()}`;
  return (body) => {
    const because = missing(body) ?? foreign(body, options.serviceHosts, bot);
    // All that the type promises was just checked.
    return because === undefined ? { passed: true, activity: body as Activity } : { passed: false, because };
  };
}

function missing(body: unknown): Refusal | undefined {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return 'no_object';
  if (peekText(body, 'type') === undefined) return 'no_type';
  if (peekId(body, 'id') === undefined) return 'no_id';
  if (peekId(body, 'conversation', 'id') === undefined) return 'no_conversation';
  if (peekId(body, 'from', 'id') === undefined) return 'no_sender';
  if (peekId(body, 'recipient', 'id') === undefined) return 'no_recipient';
  if (tenantOf(body) === undefined) return 'no_tenant';
  return (peekText(body, 'channelData', 'tenant', 'id') ?? tenantOf(body)) === tenantOf(body)
    ? undefined
    : 'two_tenants';
}

function foreign(body: unknown, serviceHosts: ServiceHosts, bot: string | undefined): Refusal | undefined {
  if (peek(body, 'channelId') !== 'msteams') return 'foreign_channel';
  if (!serviceHosts(peekText(body, 'serviceUrl') ?? '')) return 'foreign_service';
  if (bot !== undefined && peekText(body, 'recipient', 'id')?.toLowerCase() !== bot) return 'foreign_bot';
  return undefined;
}

/** The organisation that an activity comes from. */
export function tenantOf(body: unknown): string | undefined {
  return peekId(body, 'conversation', 'tenantId') ?? peekId(body, 'channelData', 'tenant', 'id');
}
