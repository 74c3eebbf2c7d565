import { freePort } from '../../../tools/free-port.ts';
import { type ChatPlatform, throttled as refusal } from '../load/chat-platform.ts';
import { type Crowd, createCrowd, saturate } from '../load/drive.ts';
import { createHttpSender } from '../load/http-sender.ts';
import { createPerson, numberOf } from '../load/person.ts';
import { createSlack } from '../load/slack.ts';
import { cloudUrl, createTeams } from '../load/teams.ts';
import { createTraffic, type Traffic } from '../load/traffic.ts';
import { makeKnown } from '../systems/known-people.ts';
import type { Template } from '../systems/our-conversation.ts';
import type { System } from '../systems/system.ts';
import { type Child, startChild } from './child.ts';
import { onCore, placement } from './processor.ts';
import type { Stage } from './stage.ts';

/** What all measurements share. */
export interface Bench {
  readonly stage: Stage;
  readonly templates: Readonly<Record<'slack' | 'teams', Template>>;
  /** The repository. */
  readonly folder: string;
  /** The way to programs. */
  readonly path: string;
}

/** A system at work, with people who talk to it. */
export interface Visit {
  readonly traffic: Traffic;
  readonly crowd: Crowd;
  readonly child: Child;
  /** Every message to this person is refused from now on, with 429 and a second to wait. */
  throttle(number: string): void;
  /** Sends every other delivery to a process on this port. */
  alsoTo(port: number): void;
  /** Lets the system compile and connect; milliseconds. */
  warmUp(lasts: number): Promise<void>;
  close(): Promise<void>;
}

export interface VisitOptions {
  /** How many people take part. */
  readonly people: number;
  /** One of so many stored people takes part, counted from the one at `from`. */
  readonly stride?: number;
  readonly from?: number;
  /** What is stored is left as it is. */
  readonly asStored?: true;
  /** In place of the stage's own. */
  readonly redisUrl?: string;
  /** Milliseconds that the platform's API takes for an answer. */
  readonly upstream?: number;
}

/** So many events are under way when a system is asked for all it can do. */
export const depth = 32;

export async function openVisit(bench: Bench, system: System, options: VisitOptions): Promise<Visit> {
  const { stage, templates } = bench;
  const template = templates[system.platform];
  const { people: count, stride = 1, from = 0, redisUrl = stage.redisUrl, upstream } = options;
  const numbers = Array.from({ length: count }, (_, index) => numberOf(from + index * stride));
  if (options.asStored !== true) await makeKnown(system, { numbers, template, redisUrl: stage.redisUrl });
  const port = await freePort();
  const child = await startSystem(bench, system, { port, redisUrl });

  const platform = platformFor(system, stage);
  const people = numbers.map((number) => createPerson(number, template.ask));
  const senders = [createHttpSender(port)];
  const traffic = createTraffic({ platform, people, senders });
  const crowd = createCrowd(people);
  const throttled = new Set<string>();
  stage.play((request) => {
    const heard = platform.hear(request);
    if (heard.number !== undefined && throttled.has(heard.number)) {
      traffic.heard({});
      return refusal;
    }
    traffic.heard(heard);
    const answer = platform.answer(request);
    return upstream === undefined ? answer : { ...answer, after: upstream };
  });
  return {
    traffic,
    crowd,
    child,
    throttle: (number) => void throttled.add(number),
    alsoTo: (second) => void senders.push(createHttpSender(second)),
    warmUp: async (lasts) => void (await saturate({ traffic, crowd, lasts }, depth)),
    async close() {
      traffic.close();
      for (const sender of senders) sender.close();
      await child.stop();
    },
  };
}

/** Starts a system's process on the core that is kept for it. */
export function startSystem(
  { stage, folder, path }: Bench,
  system: System,
  { port, redisUrl }: { readonly port: number; readonly redisUrl: string },
): Promise<Child> {
  const apiUrl = system.platform === 'slack' ? `${stage.apiUrl}api/` : stage.apiUrl;
  const { args, variables } = system.start({ port, apiUrl, redisUrl }, stage.cloud);
  const command = onCore(placement.server, [process.execPath, ...args]);
  return startChild({ command, variables: { PATH: path, ...variables }, folder, port });
}

function platformFor({ platform, teams }: System, { tokens, apiUrl }: Stage): ChatPlatform {
  if (platform === 'slack') return createSlack(Date.now);
  const serviceUrl = teams === 'cloud' ? cloudUrl : apiUrl;
  return createTeams({
    now: Date.now,
    serviceUrl,
    ...(teams !== 'open' && { authorization: tokens.headerFor(serviceUrl) }),
  });
}
