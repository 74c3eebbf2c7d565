import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SlackAdapter } from '@chat-adapter/slack';
import { createRedisState } from '@chat-adapter/state-redis';
import type { TeamsAdapter } from '@chat-adapter/teams';
import { type Adapter, Chat, ConsoleLogger } from 'chat';
import { readBody, serveOn } from './options.ts';
import { step, welcome } from './replies.ts';

type Webhook = (request: Request, options?: { waitUntil?(task: Promise<unknown>): void }) => Promise<Response>;

export interface ChatSdkBot {
  readonly adapter: SlackAdapter | TeamsAdapter;
  readonly port: number;
  readonly redisUrl: string;
}

/** A Chat SDK bot on Redis with the least there can be around it: `node:http` to web requests and back. */
export async function startChatSdk({ adapter, port, redisUrl }: ChatSdkBot): Promise<void> {
  // One adapter is typed against the patch version before this one's, the other not for exact optional properties.
  const platform = adapter as unknown as Adapter;
  const logger = new ConsoleLogger('error');
  const state = createRedisState({ url: redisUrl, logger });
  const bot = new Chat({ userName: 'reconnect', adapters: { platform }, state, logger });
  bot.onDirectMessage(async (thread) => {
    await thread.post(welcome());
  });
  bot.onAction(async ({ thread, actionId }) => {
    await thread?.post(step(actionId.endsWith('next') ? 2 : 1));
  });
  await bot.initialize();
  const webhook: Webhook = bot.webhooks.platform;
  serveOn(port, (request, response) => {
    bridge(webhook, request, response).catch(() => response.writeHead(500).end());
  });
}

async function bridge(webhook: Webhook, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readBody(request);
  const headers = new Headers(
    Object.entries(request.headers).map(([name, value]): [string, string] => [name, `${value}`]),
  );
  // Whatever goes on after the answer reports its own failure to the bot's logger.
  const waitUntil = (task: Promise<unknown>) => void task.catch(() => undefined);
  const answer = await webhook(new Request(`http://127.0.0.1${request.url}`, { method: 'POST', headers, body }), {
    waitUntil,
  });
  response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
}
