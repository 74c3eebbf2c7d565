import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import express from 'express';
import { readOptions } from './options.ts';

/** The echo bot of botbuilder's samples, that also answers presses. Without a registration nothing is authenticated. */
const { port } = readOptions();
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));

class EchoBot extends ActivityHandler {
  constructor() {
    super();
    this.onMessage(async (context, next) => {
      await context.sendActivity(`You said: ${context.activity.text}`);
      await next();
    });
  }

  override async onInvokeActivity(...[context]: Parameters<ActivityHandler['onInvokeActivity']>) {
    await context.sendActivity(`You pressed: ${context.activity.value.action.verb}`);
    return {
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Done.' },
    };
  }
}

const bot = new EchoBot();
const server = express();
server.post('/api/messages', express.json(), async (request, response) => {
  await adapter.process(request, response, (context) => bot.run(context));
});
server.listen(port, '127.0.0.1');
