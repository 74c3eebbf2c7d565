import { createInFlight, type SlackEnvironment, type WireDeps, type Wired } from '@reconnect/hosting';
import { assembleSlack } from './assemble.ts';
import type { Deliver } from './in/dispatch.ts';
import { createSocketMode } from './in/socket-mode.ts';
import { wireInstallations } from './install/wire-installations.ts';
import { createTransport } from './out/transport.ts';

/** Milliseconds for what shows how things stand as we leave. */
const lastWords = 1_000;

/** The Slack app from its environment and the capabilities. */
export function wireSlack(deps: WireDeps<SlackEnvironment>): Wired {
  const { environment, capabilities, log, metrics } = deps;
  const { clock } = capabilities;
  const inFlight = createInFlight(clock);
  const installed = wireInstallations({ ...deps, inFlight });
  const { api, assistant, homes, app } = assembleSlack({
    url: environment.SLACK_API_URL,
    token: installed.token,
    holds: capabilities.holds,
    assistantFor: (channel) => capabilities.assistantFor(channel, installed.workspaceOf),
    inFlight,
    clock,
    log,
    ...(installed.forget !== undefined && { forgetInstallation: installed.forget }),
    signingSecret: environment.SLACK_SIGNING_SECRET,
    supportAddress: environment.ESCALATION_EMAIL,
    onRefused: (reason) => metrics.refusals.inc({ reason }),
    onWithheld: () => metrics.withheld.inc(),
  });
  const socket = wireSocket(deps, app.deliver);
  return {
    handler(request, response) {
      if (!installed.door(request, response)) app.handler(request, response);
    },
    start() {
      assistant.start();
      socket?.start();
    },
    async stop() {
      socket?.stop();
      // What the last requests began and cannot finish in time is pending, and another process takes it over.
      await Promise.all([app.stop(), assistant.stop()]);
      homes.settle();
      await inFlight.drained(lastWords);
      await Promise.all([api.close(), installed.close(), socket?.close()]);
    },
  };
}

/** Where there is an app-level token, what Slack sends comes through a socket as well as through the door. */
function wireSocket({ environment, capabilities: { clock }, log }: WireDeps<SlackEnvironment>, deliver: Deliver) {
  const { SLACK_APP_TOKEN: appToken, SLACK_API_URL: url } = environment;
  if (appToken === undefined) return undefined;
  const transport = createTransport(url);
  return { ...createSocketMode({ appToken, transport, deliver, clock, log }), close: transport.close };
}
