import {
  ActivityHandler,
  authorizeJWT,
  CloudAdapter,
  type InvokeResponse,
  type TurnContext,
} from '@microsoft/agents-hosting';
import express from 'express';
import { readOptions } from './options.ts';

/** The echo agent of the Agents SDK's samples, that also answers presses. Without a client id nothing is authenticated. */
const { port } = readOptions();

class EchoAgent extends ActivityHandler {
  constructor() {
    super();
    this.onMessage(async (context, next) => {
      await context.sendActivity(`You said: ${context.activity.text}`);
      await next();
    });
  }

  protected override async onInvokeActivity(context: TurnContext): Promise<InvokeResponse> {
    await context.sendActivity(`You pressed: ${context.activity.name}`);
    return {
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Done.' },
    };
  }
}

const agent = new EchoAgent();
const adapter = new CloudAdapter({});
const server = express();
server.use(express.json());
server.use(authorizeJWT({}));
server.post('/api/messages', async (request, response) => {
  await adapter.process(request, response, (context) => agent.run(context));
});
server.listen(port, '127.0.0.1');
