import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import { isRecord } from '../../wire/block-rules.ts';
import { misbehave, type WireFaults } from '../../wire/wire-faults.ts';
import type { InstallBook } from '../slack-installs.ts';
import type { ResponsePlace, SlackPermits } from '../slack-permits.ts';
import { type SlackState, workspace } from '../slack-state.ts';
import { contentOf } from './chat-methods.ts';
import { type Answer, type Args, refuse } from './web-api-answer.ts';

/** One call of a Web API method that reached it, whatever came of it. */
export interface ApiCall {
  readonly method: string;
  readonly args: Args;
  /** Undefined when a fault kept the method from being carried out. */
  readonly answer?: Answer;
}

export type Methods = Readonly<Record<string, (args: Args) => Answer>>;

/** Methods that read no JSON: what is sent in it is as good as left out. */
const formOnly = new Set(['oauth.v2.access', 'users.info', 'users.lookupByEmail']);

/** Arguments that the SDK sends as JSON inside a form. */
const nested = new Set(['blocks', 'view', 'prompts', 'attachments', 'metadata', 'loading_messages']);

export function webApi(deps: {
  readonly installs: Pick<InstallBook, 'access' | 'refusalOf'>;
  readonly methods: Methods;
  readonly faults: WireFaults<string>;
  readonly called: (call: ApiCall) => void;
}): Router {
  const { installs, methods, faults, called } = deps;
  const router = express.Router();

  router.post('/:method', ...bodies(), (request: Request, response: Response) => {
    const method = String(request.params['method']);
    const args = formOnly.has(method) && isJson(request) ? {} : argumentsIn(request);
    const fault = faults.take(method);
    if (fault !== undefined && !misbehave(response, fault, refuse('ratelimited'))) return called({ method, args });
    const answer =
      method === 'oauth.v2.access'
        ? installs.access({ ...args, ...clientIn(request) })
        : (refusalOf(request, args, installs) ?? methods[method]?.(args) ?? refuse('unknown_method'));
    called({ method, args, answer });
    response.json(answer);
  });
  return router;
}

function bodies(): RequestHandler[] {
  return [express.json({ limit: '4mb' }), express.urlencoded({ extended: false, limit: '4mb' })];
}

const isJson = (request: Request): boolean => request.is('application/json') !== false;

/** A token among arguments counts in a form only. */
function refusalOf(request: Request, args: Args, installs: Pick<InstallBook, 'refusalOf'>): Answer | undefined {
  const [, bearer] = /^Bearer (.+)$/.exec(request.headers.authorization ?? '') ?? [];
  const token = bearer ?? (isJson(request) ? undefined : args['token']);
  if (token === undefined) return refuse('not_authed');
  const refusal = installs.refusalOf(token, String(request.params['method']));
  return refusal === undefined ? undefined : refuse(refusal);
}

/** Who the app says it is, as HTTP's basic authentication has it. */
function clientIn({ headers }: Request): Args {
  const [, encoded = ''] = /^Basic (.+)$/.exec(headers.authorization ?? '') ?? [];
  const [client_id, client_secret] = Buffer.from(encoded, 'base64').toString().split(':');
  return { client_id, client_secret };
}

function argumentsIn(request: Request): Args {
  const body: unknown = request.body;
  if (!isRecord(body)) return {};
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, nested.has(name) ? parsed(value) : value]),
  );
}

/** The text itself where it is no JSON. */
export function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** The addresses that `response_url` names. */
export function responseUrls(state: SlackState, permits: SlackPermits): Router {
  const router = express.Router();
  router.post('/:token', ...bodies(), (request: Request, response: Response) => {
    const place = permits.redeemResponse(String(request.params['token']));
    if (typeof place === 'string') return void response.status(404).json(refuse(place));
    const answer = respond(state, place, argumentsIn(request));
    response.status(answer.ok ? 200 : 400).json(answer);
  });
  return router;
}

/** Carries out what an app says through a `response_url`, or in its answer to a slash command. */
export function respond(state: SlackState, place: ResponsePlace, args: Args): Answer {
  const clicked = state.messageAt(place.channel, place.ts);
  if (args['delete_original'] === true) {
    if (clicked !== undefined) state.remove(clicked);
    return { ok: true };
  }
  const content = contentOf(args);
  if ('refused' in content) return content.refused;
  if (args['replace_original'] === true && clicked !== undefined) {
    state.edit(clicked, content);
    return { ok: true };
  }
  const threadTs = typeof args['thread_ts'] === 'string' ? args['thread_ts'] : place.threadTs;
  state.post({
    ...content,
    channel: place.channel,
    author: workspace.botUser,
    byApp: true,
    ...(threadTs !== undefined && { threadTs }),
    ...(args['response_type'] !== 'in_channel' && { onlyFor: place.user }),
  });
  return { ok: true };
}
