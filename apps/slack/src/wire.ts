import { helpAddress } from '@reconnect/article';
import type { SlackEnvironment, Wired, WireNeeds } from '@reconnect/hosting';
import { createSlackApp } from './app.ts';
import { createSlackChannel } from './channel.ts';
import { createSlackApi } from './web-api.ts';

/** The Slack app from its environment and the capabilities. */
export function wireSlack({ environment, capabilities, log, metrics }: WireNeeds<SlackEnvironment>): Wired {
  const { clock } = capabilities;
  const api = createSlackApi({
    url: environment.SLACK_API_URL,
    clock,
    token: async () => environment.SLACK_BOT_TOKEN,
  });
  const assistant = capabilities.assistantFor(createSlackChannel({ api, clock, log }));
  const app = createSlackApp({
    assistant,
    api,
    signingSecret: environment.SLACK_SIGNING_SECRET,
    supportAddress: helpAddress,
    clock,
    log,
    onRefused: (reason) => metrics.refusals.inc({ reason }),
  });
  return {
    handler: app.handler,
    start: () => assistant.start(),
    async stop() {
      // What the last requests began and cannot finish in time is pending, and another process takes it over.
      await Promise.all([app.stop(), assistant.stop()]);
      await api.close();
    },
  };
}
