import type { Assistant, Channel, Ports } from '@reconnect/assistant';
import { createTeamsApp, type TeamsAppDeps } from './app.ts';
import { createGate, type GateOptions } from './in/gate.ts';
import { createGroupWelcomes } from './in/group-welcomes.ts';
import { createTeamsChannel, type TeamsChannelDeps } from './out/channel.ts';
import { createConnector } from './out/connector.ts';
import type { Egress } from './out/egress.ts';

type AssistantHere = Pick<Assistant, 'receive' | 'homes'>;

/** Parts that are made of one another here; all else of the app is given. */
type Assembled = 'assistant' | 'channel' | 'groupWelcomes' | 'gate';

export interface AssemblyDeps<A extends AssistantHere>
  extends Omit<TeamsAppDeps, Assembled>,
    Pick<TeamsChannelDeps, 'home'>,
    GateOptions {
  readonly egress: Egress;
  readonly storage: Pick<Ports['storage'], 'commit'>;
  /** The assistant that speaks through `channel`. */
  assistantFor(channel: Channel): A;
}

/** The app from door to door around an assistant: what is deployed, and what tests try. */
export function assembleTeams<A extends AssistantHere>(deps: AssemblyDeps<A>) {
  const channel = createTeamsChannel({ ...deps, connector: createConnector(deps.egress) });
  const assistant = deps.assistantFor(channel);
  const groupWelcomes = createGroupWelcomes(deps.storage);
  const app = createTeamsApp({ ...deps, assistant, channel, groupWelcomes, gate: createGate(deps) });
  return { channel, assistant, app };
}
