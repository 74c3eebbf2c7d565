import type { Assistant, Channel } from '@reconnect/assistant';
import { createSlackApp, type SlackAppDeps } from './app.ts';
import { createHomeKeeper, type HomeKeeper } from './home-keeper.ts';
import { createAttempt } from './out/attempts.ts';
import { createSlackChannel } from './out/channel.ts';
import { createSlackApi, type SlackApiDeps } from './out/web-api.ts';
import { createWorkSigns } from './out/work-signs.ts';

type AssistantHere = Pick<Assistant, 'receive' | 'awaits' | 'homes'>;

/** Parts that are made of one another here; all else of the app is given. */
type Assembled = 'assistant' | 'channel' | 'homes' | 'api' | 'attempt';

export interface AssemblyDeps<A extends AssistantHere> extends Omit<SlackAppDeps, Assembled>, SlackApiDeps {
  /** The assistant that speaks through `channel`. */
  assistantFor(channel: Channel): A;
}

/** The app from door to door around an assistant: what is deployed, and what tests try. */
export function assembleSlack<A extends AssistantHere>(deps: AssemblyDeps<A>) {
  const { inFlight, clock, log } = deps;
  const api = createSlackApi(deps);
  const attempt = createAttempt({ api, clock, log });
  const channel = createSlackChannel({
    api,
    clock,
    log,
    showWork: createWorkSigns({ attempt, inFlight }),
    // The assistant speaks through the channel, and homes are made by the assistant.
    homeChanged: (person) => homes.changed(person),
  });
  const assistant = deps.assistantFor(channel);
  const homes: HomeKeeper = createHomeKeeper({ api, homes: assistant.homes, clock, inFlight, log });
  const app = createSlackApp({ ...deps, assistant, channel, homes, api, attempt });
  return { api, channel, assistant, homes, app };
}
