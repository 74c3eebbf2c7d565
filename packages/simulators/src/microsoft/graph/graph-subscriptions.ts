import { longestSubscription, type MailSubscription, type MicrosoftAccount } from '../microsoft-accounts.ts';
import type { GraphCall } from './graph-call.ts';

/** Makes a subscription. The simulator sends no notifications, so it does not validate the address either. */
export function createSubscription(call: GraphCall): void {
  const { response, state, account, clientId, refuse } = call;
  const body = bodyOf(call);
  const missing = ['changeType', 'notificationUrl', 'resource', 'expirationDateTime'].find((name) => !body[name]);
  if (missing !== undefined) {
    refuse('subscriptionInvalid', { detail: `The '${missing}' property is required.` });
    return;
  }
  const detail = problemWith(body);
  if (detail !== undefined) {
    refuse('subscriptionInvalid', { detail });
    return;
  }
  const expiresAt = expirationOf(call);
  if (expiresAt === undefined) return;
  const made = state.accounts.subscribe(account, {
    clientId,
    resource: String(body['resource']),
    changeType: String(body['changeType']),
    notificationUrl: String(body['notificationUrl']),
    lifecycleNotificationUrl: textOrNull(body['lifecycleNotificationUrl']),
    clientState: textOrNull(body['clientState']),
    expiresAt,
  });
  response.status(201).json(describe(made, account));
}

/** The mail of the signed-in person, in the inbox or anywhere. */
const mailResource = /^\/?me\/(?:mailFolders(?:\('inbox'\)|\/inbox)\/)?messages$/i;

function problemWith(body: Readonly<Record<string, unknown>>): string | undefined {
  const kinds = String(body['changeType']).split(',');
  if (!kinds.every((kind) => ['created', 'updated', 'deleted'].includes(kind))) return 'Invalid changeType.';
  if (!mailResource.test(String(body['resource']))) return `Unsupported resource '${body['resource']}'.`;
  const addresses = [body['notificationUrl'], body['lifecycleNotificationUrl'] ?? 'https:'].map(String);
  return addresses.every((address) => address.startsWith('https:'))
    ? undefined
    : "NotificationUrl scheme='http' is not supported.";
}

export function listSubscriptions({ response, state, account, clientId }: GraphCall): void {
  const live = [...account.subscriptions.keys()]
    .flatMap((id) => state.accounts.subscription(account, id) ?? [])
    .filter((subscription) => subscription.clientId === clientId);
  response.json({
    '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#subscriptions',
    value: live.map((subscription) => describe(subscription, account)),
  });
}

export function sendSubscription(call: GraphCall): void {
  const subscription = find(call);
  if (subscription !== undefined) call.response.json(describe(subscription, call.account));
}

export function renewSubscription(call: GraphCall): void {
  const subscription = find(call);
  const expiresAt = subscription === undefined ? undefined : expirationOf(call);
  if (subscription === undefined || expiresAt === undefined) return;
  const renewed = call.state.accounts.subscribe(call.account, { ...subscription, expiresAt }, subscription.id);
  call.response.json(describe(renewed, call.account));
}

export function deleteSubscription(call: GraphCall): void {
  const subscription = find(call);
  if (subscription === undefined) return;
  call.account.subscriptions.delete(subscription.id);
  call.response.status(204).end();
}

/** Refuses by itself, and returns undefined, when there is none. */
function find({ request, state, account, clientId, refuse }: GraphCall): MailSubscription | undefined {
  const found = state.accounts.subscription(account, String(request.params['id']));
  if (found?.clientId === clientId) return found;
  refuse('subscriptionNotFound');
  return undefined;
}

/** The wanted end, in milliseconds since 1970; refuses by itself, and returns undefined, when it cannot be had. */
function expirationOf(call: GraphCall): number | undefined {
  const { state, account, refuse } = call;
  const now = state.clock.now();
  const wanted = Date.parse(String(bodyOf(call)['expirationDateTime']));
  const fault = state.faults.mailbox(account.email);
  if (fault === 'push_down') refuse('subscriptionFailed');
  else if (fault === 'mail_frozen') refuse('subscriptionNotFound');
  else if (Number.isNaN(wanted)) refuse('subscriptionInvalid', { detail: 'The expirationDateTime is not a date.' });
  else if (wanted <= now) refuse('subscriptionInvalid', { detail: 'Subscription expiration must be in the future.' });
  else if (wanted > now + longestSubscription) refuse('subscriptionTooLong');
  else return wanted;
  return undefined;
}

function bodyOf({ request }: GraphCall): Readonly<Record<string, unknown>> {
  const body: unknown = request.body;
  return typeof body === 'object' && body !== null ? { ...body } : {};
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function describe(subscription: MailSubscription, account: MicrosoftAccount) {
  const { clientId, expiresAt, ...told } = subscription;
  return {
    '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#subscriptions/$entity',
    ...told,
    applicationId: clientId,
    creatorId: account.oid,
    expirationDateTime: new Date(expiresAt).toISOString(),
    includeResourceData: null,
    latestSupportedTlsVersion: 'v1_2',
  };
}
