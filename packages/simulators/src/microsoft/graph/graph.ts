import express, { type RequestHandler, type Router } from 'express';
import type { AnswerValues } from '../../faults/answer.ts';
import { type Caller, meetCaller } from '../../provider/caller.ts';
import { queryOf } from '../../provider/door.ts';
import type { Access } from '../../provider/grant-ledger.ts';
import { domainOf, personalTenant } from '../microsoft-accounts.ts';
import type { MicrosoftState } from '../microsoft-world.ts';
import { mayReadMail } from '../scopes.ts';
import type { GraphCall } from './graph-call.ts';
import { sendDelta } from './graph-delta.ts';
import { type GraphErrorName, nameRequest, sendGraphError } from './graph-error.ts';
import { sendInbox, sendMessages } from './graph-messages.ts';
import { selected } from './graph-select.ts';
import {
  createSubscription,
  deleteSubscription,
  listSubscriptions,
  renewSubscription,
  sendSubscription,
} from './graph-subscriptions.ts';

type Serve = (call: GraphCall) => void;
type Subject = 'person' | 'mail' | 'subscription';

/** The part of Graph that a sync engine lives on. */
export function serveGraph(router: Router, state: MicrosoftState): void {
  const on = (subject: Subject, serve: Serve): RequestHandler => guard(state, subject, serve);
  const folder = '/v1.0/me/mailFolders/:folder';
  router.get('/v1.0/me', on('person', sendMe));
  router.get('/v1.0/organization', on('person', sendOrganisation));
  router.get('/v1.0/me/messages', on('mail', sendMessages));
  router.get(folder, on('mail', inInbox(sendInbox)));
  router.get(`${folder}/messages`, on('mail', inInbox(sendMessages)));
  router.get(`${folder}/messages/delta`, on('mail', inInbox(sendDelta)));
  router.post('/v1.0/subscriptions', express.json(), on('subscription', createSubscription));
  router.get('/v1.0/subscriptions', on('subscription', listSubscriptions));
  router.get('/v1.0/subscriptions/:id', on('subscription', sendSubscription));
  router.patch('/v1.0/subscriptions/:id', express.json(), on('subscription', renewSubscription));
  router.delete('/v1.0/subscriptions/:id', on('subscription', deleteSubscription));
}

function guard(state: MicrosoftState, subject: Subject, serve: Serve): RequestHandler {
  return (request, response) => {
    const caller = meetCaller(request, response, state);
    if (caller === undefined) return;
    nameRequest(response);
    const now = state.clock.now();
    const refuse = (name: GraphErrorName, values: AnswerValues = {}) => sendGraphError(response, name, { now, values });
    const verdict = admit(state, { ...caller, subject });
    if ('refused' in verdict) {
      refuse(verdict.refused, refusalValues(state, caller.access));
      return;
    }
    const { email, clientId } = verdict.access;
    serve({ request, response, state, account: state.accounts.get(email), clientId, refuse });
  };
}

function admit(
  { faults, clock }: MicrosoftState,
  call: Caller & { readonly subject: Subject },
): { readonly access: Access } | { readonly refused: GraphErrorName } {
  const { token, access, subject } = call;
  const fault = faults.mailbox(access?.email);
  if (fault === 'provider_down') return { refused: 'unavailable' };
  if (token === undefined) return { refused: 'tokenMissing' };
  if (access === undefined) return { refused: 'tokenMalformed' };
  if (clock.now() >= access.expiresAt) return { refused: 'tokenExpired' };
  if (access.ended !== undefined) return { refused: 'tokenRevoked' };
  if (fault === 'admin_policy') return { refused: 'blockedByPolicy' };
  if (fault === 'throttled') return { refused: 'throttled' };
  if (subject === 'person') return access.scopes.includes('User.Read') ? { access } : { refused: 'accessDenied' };
  if (!mayReadMail(access.scopes)) return { refused: 'accessDenied' };
  if (fault !== 'mailbox_gone') return { access };
  return { refused: subject === 'mail' ? 'noMailbox' : 'noMailboxToSubscribe' };
}

function refusalValues({ faults, clock }: MicrosoftState, access: Access | undefined): AnswerValues {
  const now = clock.now();
  const until = access === undefined ? undefined : faults.throttledUntil(access.email);
  const nbf = { essential: true, value: String(Math.floor((access?.ended?.at ?? now) / 1000)) };
  return {
    retryAfter: String(Math.ceil(((until ?? now) - now) / 1000)),
    claims: Buffer.from(JSON.stringify({ access_token: { nbf } })).toString('base64'),
  };
}

/** The inbox is the only folder there is. */
function inInbox(serve: Serve): Serve {
  return (call) => {
    const known = String(call.request.params['folder']).toLowerCase() === 'inbox';
    if (known) serve(call);
    else call.refuse('itemNotFound');
  };
}

const sendMe: Serve = ({ request, response, account }) => {
  const { oid: id, name: displayName, email, signInName: userPrincipalName } = account;
  const proxyAddresses = [`SMTP:${email}`];
  response.json({
    '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#users/$entity',
    ...selected(queryOf(request), { id, displayName, mail: email, userPrincipalName, proxyAddresses }),
  });
};

/** With `User.Read` alone, the rest of it is null. Personal accounts have none. */
const sendOrganisation: Serve = ({ request, response, account, refuse }) => {
  const { tid: id, organisation: displayName, email, signInName } = account;
  if (id === personalTenant) return refuse('accessDenied');
  const names = new Set([email, signInName].map(domainOf));
  const verifiedDomains = [...names].map((name) => ({ name, type: 'Managed' }));
  response.json({
    '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#organization',
    value: [selected(queryOf(request), { id, displayName, verifiedDomains })],
  });
};
