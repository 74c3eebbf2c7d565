import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Pool } from 'undici';
import { botToken, signingSecret } from '../load/slack.ts';
import { type LimitDeed, openLimitState } from './limit-state.ts';
import { readBody, readOptions, serveOn } from './options.ts';

/** What a Slack bot costs that does the same and has no layers: the limit to compare with. */
const { port, apiUrl, redisUrl } = readOptions();
const take = await openLimitState(redisUrl);
const { origin, pathname } = new URL(apiUrl);
const pool = new Pool(origin, { connections: 128 });
const headers = { authorization: `Bearer ${botToken}`, 'content-type': 'application/json; charset=utf-8' };

function isSlacks({ headers }: IncomingMessage, body: Buffer): boolean {
  const { 'x-slack-signature': signature, 'x-slack-request-timestamp': at } = headers;
  if (typeof signature !== 'string' || Math.abs(Date.now() / 1000 - Number(at)) > 300) return false;
  const mac = Buffer.from(`v0=${createHmac('sha256', signingSecret).update(`v0:${at}:`).update(body).digest('hex')}`);
  const given = Buffer.from(signature);
  return mac.length === given.length && timingSafeEqual(mac, given);
}

function read(type: string, body: Buffer): LimitDeed & { readonly channel: string } {
  if (type.startsWith('application/json')) {
    const { event, event_id } = JSON.parse(body.toString());
    return { person: event.user, delivery: event_id, text: event.text, channel: event.channel };
  }
  const { user, trigger_id, actions, channel } = JSON.parse(new URLSearchParams(body.toString()).get('payload') ?? '');
  return { person: user.id, delivery: trigger_id, button: actions[0].action_id.slice(3), channel: channel.id };
}

async function say(channel: string): Promise<void> {
  const message = {
    channel,
    text: 'Step 2 of 7: open Settings in Aptly, then Inboxes, and choose the inbox that has stopped.',
    blocks: [
      {
        type: 'section',
        text: {
          type: 'plain_text',
          text: 'Step 2 of 7: open Settings in Aptly, then Inboxes, and choose the inbox that has stopped.',
        },
      },
      {
        type: 'actions',
        elements: ['next', 'back', 'stuck'].map((verb) => ({
          type: 'button',
          text: { type: 'plain_text', text: verb },
          action_id: `ir:${verb}`,
          value: 'v1|1',
        })),
      },
    ],
  };
  const path = `${pathname}chat.postMessage`;
  const answer = await pool.request({ path, method: 'POST', headers, body: JSON.stringify(message) });
  await answer.body.dump();
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readBody(request);
  if (!isSlacks(request, body)) {
    response.writeHead(401).end();
    return;
  }
  const { channel, ...deed } = read(request.headers['content-type'] ?? '', body);
  const taken = await take(deed);
  response.writeHead(200).end();
  if (taken) await say(channel);
}

serveOn(port, (request, response) => {
  serve(request, response).catch(() => response.destroy());
});
