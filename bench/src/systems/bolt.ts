import { App, type BlockAction, HTTPReceiver } from '@slack/bolt';
import { botToken, botUser, signingSecret } from '../load/slack.ts';
import { readOptions } from './options.ts';

/** A bare Bolt bot, as its getting-started page has it: "hi" to whatever is written or pressed. */
const { port, apiUrl } = readOptions();
const receiver = new HTTPReceiver({ signingSecret });
const app = new App({
  receiver,
  clientOptions: { slackApiUrl: apiUrl },
  authorize: async () => ({ botToken, botUserId: botUser, botId: 'B0BOT9999' }),
});
app.message(async ({ say }) => {
  await say('hi');
});
app.action<BlockAction>({ type: 'block_actions' }, async ({ ack, say }) => {
  await ack();
  await say('hi');
});
await app.start({ port, host: '127.0.0.1' });
