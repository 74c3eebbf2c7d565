import express, { type RequestHandler, type Router } from 'express';
import { type Answer, sendAnswer } from '../../faults/answer.ts';
import answers from '../../faults/google-answers.json' with { type: 'json' };
import { type Caller, meetCaller } from '../../provider/caller.ts';
import type { Access } from '../../provider/grant-ledger.ts';
import type { GoogleState } from '../google-world.ts';
import { mayReadHeaders } from '../scopes.ts';
import type { GmailCall } from './gmail-call.ts';
import { sendHistory } from './gmail-history.ts';
import { sendMessageList } from './gmail-messages.ts';
import { partialResponse } from './partial-response.ts';

type Serve = (call: GmailCall) => void;

/** The part of the Gmail API that a sync engine lives on. */
export function serveGmail(router: Router, state: GoogleState): void {
  const on = (method: string, serve: Serve): RequestHandler =>
    guard(state, `caribou.api.proto.MailboxService.${method}`, serve);
  const user = '/gmail/v1/users/:user';
  router.get(`${user}/profile`, on('GetProfile', sendProfile));
  router.get(`${user}/messages`, on('ListMessages', sendMessageList));
  router.get(`${user}/history`, on('ListHistory', sendHistory));
  router.post(`${user}/watch`, express.json(), on('Watch', watch));
  router.post(`${user}/stop`, on('Stop', stop));
}

function guard(state: GoogleState, method: string, serve: Serve): RequestHandler {
  return (request, response) => {
    const caller = meetCaller(request, response, state);
    if (caller === undefined) return;
    const user = String(request.params['user']);
    const verdict = admit(state, { ...caller, user });
    if ('refused' in verdict) {
      const email = caller.access?.email ?? '';
      const until = state.faults.throttledUntil(email) ?? state.clock.now();
      sendAnswer(response, verdict.refused, { method, user, email, retryAfter: new Date(until).toISOString() });
      return;
    }
    const { email, clientId, scopes } = verdict.access;
    serve({ request, response, state, account: state.accounts.get(email), clientId, scopes });
  };
}

function admit(
  { faults, clock }: GoogleState,
  call: Caller & { readonly user: string },
): { readonly access: Access } | { readonly refused: Answer } {
  const { token, access, user } = call;
  const fault = faults.mailbox(access?.email);
  if (fault === 'provider_down') return { refused: answers.gmailDown };
  if (token === undefined) return { refused: answers.credentialsMissing };
  if (access === undefined) return { refused: answers.credentialsInvalid };
  if (fault === 'mailbox_gone') return { refused: answers.accountStateInvalid };
  if (access.ended !== undefined || clock.now() >= access.expiresAt) return { refused: answers.credentialsInvalid };
  if (fault === 'admin_policy') return { refused: answers.domainPolicy };
  if (fault === 'throttled') return { refused: answers.throttled };
  if (!mayReadHeaders(access.scopes)) return { refused: answers.scopeInsufficient };
  return user === 'me' || user.toLowerCase() === access.email ? { access } : { refused: answers.delegationDenied };
}

const sendProfile: Serve = ({ request, response, account }) => {
  const messagesTotal = account.messages.length;
  const { email, historyId } = account;
  const profile = { emailAddress: email, messagesTotal, threadsTotal: messagesTotal, historyId: String(historyId) };
  response.json(partialResponse(request, profile));
};

const watch: Serve = ({ request, response, state, account, clientId }) => {
  const body: { topicName?: unknown } = request.body ?? {};
  const topic = typeof body.topicName === 'string' ? body.topicName : '';
  const held = account.watch;
  const taken = held?.clientId === clientId && held.topic !== topic && state.clock.now() < held.expiresAt;
  const fault = state.faults.mailbox(account.email);
  if (fault === 'push_down') sendAnswer(response, answers.watchFailed);
  else if (fault === 'mail_frozen') sendAnswer(response, answers.watchTaken);
  else if (!/^projects\/[^/]+\/topics\/[^/]+$/.test(topic)) sendAnswer(response, answers.topicInvalid);
  else if (taken) sendAnswer(response, answers.watchTaken);
  else {
    const expiration = state.accounts.renewWatch(account, clientId, topic);
    const watching = { historyId: String(account.historyId), expiration: String(expiration) };
    response.json(partialResponse(request, watching));
  }
};

const stop: Serve = ({ response, account }) => {
  account.watch = undefined;
  response.status(204).end();
};
