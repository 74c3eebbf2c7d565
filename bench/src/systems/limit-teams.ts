import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Pool } from 'undici';
import { appId } from '../load/teams.ts';
import { type LimitDeed, openLimitState } from './limit-state.ts';
import { readBody, readOptions, serveOn } from './options.ts';

/** What a Teams bot costs that does the same and has no layers: the limit to compare with. */
const { port, apiUrl, redisUrl } = readOptions();
const take = await openLimitState(redisUrl);
const pool = new Pool(new URL(apiUrl).origin, { connections: 128 });
const keys = await loadKeys();
const verified = new Map<string, number>();

async function loadKeys(): Promise<ReadonlyMap<string, KeyObject>> {
  const answer = await pool.request({ path: '/v1/.well-known/keys', method: 'GET' });
  const set = (await answer.body.json()) as { readonly keys: readonly { readonly kid: string }[] };
  return new Map(set.keys.map((jwk) => [jwk.kid, createPublicKey({ key: { ...jwk }, format: 'jwk' })]));
}

const decode = (part = '') => JSON.parse(Buffer.from(part, 'base64url').toString());

/** Each token is verified once; of one that was, only its end and its service are looked at. */
function isConnectors(authorization: string, serviceUrl: string): boolean {
  const key = `${authorization} ${serviceUrl}`;
  const until = verified.get(key);
  if (until !== undefined) return Date.now() < until;
  const [head, claims, signature = ''] = authorization.slice('Bearer '.length).split('.');
  const publicKey = keys.get(decode(head).kid);
  const { aud, serviceurl, exp } = decode(claims);
  if (publicKey === undefined || aud !== appId || serviceurl !== serviceUrl) return false;
  if (!verify('sha256', Buffer.from(`${head}.${claims}`), publicKey, Buffer.from(signature, 'base64url'))) return false;
  verified.set(key, exp * 1000);
  return Date.now() < exp * 1000;
}

interface Activity {
  readonly type: string;
  readonly id: string;
  readonly text?: string;
  readonly serviceUrl: string;
  readonly from: { readonly aadObjectId: string };
  readonly conversation: { readonly id: string };
  readonly value?: { readonly action: { readonly verb: string } };
}

const read = ({ id, from, text, value }: Activity): LimitDeed => ({
  person: from.aadObjectId,
  delivery: id,
  ...(text !== undefined && { text }),
  ...(value !== undefined && { button: value.action.verb }),
});

const headers = { authorization: 'Bearer a-static-token', 'content-type': 'application/json; charset=utf-8' };

async function say({ serviceUrl, conversation }: Activity): Promise<void> {
  const text = 'Step 2 of 7: open Settings in Aptly, then Inboxes, and choose the inbox that has stopped.';
  const card = {
    type: 'AdaptiveCard',
    version: '1.5',
    body: [
      { type: 'TextBlock', text, wrap: true },
      {
        type: 'ActionSet',
        actions: ['next', 'back', 'stuck'].map((verb) => ({
          type: 'Action.Execute',
          title: verb,
          verb,
          data: { ask: 1, verb },
        })),
      },
    ],
  };
  const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }];
  const path = `${new URL(serviceUrl).pathname}v3/conversations/${encodeURIComponent(conversation.id)}/activities`;
  const body = JSON.stringify({ type: 'message', summary: text, attachments });
  const answer = await pool.request({ path, method: 'POST', headers, body });
  await answer.body.dump();
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const activity: Activity = JSON.parse((await readBody(request)).toString());
  if (!isConnectors(request.headers.authorization ?? '', activity.serviceUrl)) {
    response.writeHead(401).end();
    return;
  }
  const taken = await take(read(activity));
  if (activity.type === 'invoke') {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end('{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"Done."}');
  } else response.writeHead(200).end();
  if (taken) await say(activity);
}

serveOn(port, (request, response) => {
  serve(request, response).catch(() => response.destroy());
});
