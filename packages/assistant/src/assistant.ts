import type { Run, Worker } from '@reconnect/jobs';
import type { Json } from '@reconnect/storage';
import type { WorldEvent } from '@reconnect/troubleshooting';
import { recheckQueue } from './act.ts';
import { createAmending, lease } from './amending.ts';
import type { Person, Turn } from './channel.ts';
import { conversationKey, personOf } from './conversation.ts';
import { createConversations, type Loaded } from './conversations.ts';
import { createDoing } from './doing.ts';
import { AssistantError } from './errors.ts';
import { createKeyedQueue } from './keyed-queue.ts';
import type { Log } from './log.ts';
import type { Ports } from './ports.ts';
import { type Reading, readTurn } from './read-turn.ts';
import type { Standing } from './standing.ts';
import { type Step, takeStep } from './take-step.ts';

export type TurnOutcome =
  | { readonly outcome: 'taken' }
  /** This delivery was taken before. */
  | { readonly outcome: 'duplicate' }
  /** A button of an earlier question; the person is told that the step is done. */
  | { readonly outcome: 'stale_press' };

/** Something that happened to a conversation elsewhere: in a browser, at support, by the clock. */
export interface Happening {
  /** The conversation's key, as every capability was given it. */
  readonly conversation: string;
  readonly event: WorldEvent;
}

export interface Assistant {
  /** Takes one thing a person did. Resolves once it is durable; answers follow through the channel. */
  receive(turn: Turn): Promise<TurnOutcome>;
  /** Takes the jobs of this platform, and looks after deeds that a dead process left behind. */
  start(): void;
  /** Takes nothing new and finishes what it holds. */
  stop(): Promise<void>;
}

/** How often a turn is computed again because another process was faster. */
const races = 8;

/** Happenings are jobs that only processes of the conversation's own platform take: only they can speak there. */
export function happeningQueue(platform: string): string {
  return `perform-${platform}`;
}

interface Incoming {
  readonly person: Person;
  readonly delivery: string;
  readonly address?: Json;
  /** The pending deed whose outcome this is. */
  readonly completes?: string;
  read(standing: Standing): Reading;
}

/** The assistant of one platform: one turn is load, transition, commit, perform. */
export function createAssistant(ports: Ports, log: Log): Assistant {
  const now = () => ports.clock.now();
  const conversations = createConversations(ports.storage, now);
  const steps = createKeyedQueue();
  const amend = createAmending(conversations, steps, now);
  const workers: Worker[] = [];

  const doing = createDoing({
    ports,
    conversations,
    amend,
    log,
    complete: (person, pendingId, event) =>
      take({ person, delivery: `deed:${pendingId}`, completes: pendingId, read: () => ({ outcome: 'event', event }) }),
  });

  async function save(loaded: Loaded, step: Step, heard: string | undefined) {
    const line =
      heard === undefined ? [] : [{ at: new Date(loaded.now).toISOString(), from: 'person' as const, text: heard }];
    return conversations.save(loaded, step.conversation, { lines: line, lookAgainAt: now() + lease });
  }

  /** One step: read, compute, commit. The loser of a race against another process reads again. */
  async function step({ person, read, ...input }: Incoming): Promise<TurnOutcome> {
    for (let race = 0; race < races; race += 1) {
      const loaded = await conversations.load(person);
      if (loaded.conversation.seen.includes(input.delivery)) return { outcome: 'duplicate' };
      const reading = read(loaded);
      const taken = takeStep(loaded, { ...input, reading });
      const saved = await save(loaded, taken, 'heard' in reading ? reading.heard : undefined);
      if (saved === 'stale') continue;
      doing.begin(person, taken.added);
      return { outcome: reading.outcome === 'remark' && reading.stale ? 'stale_press' : 'taken' };
    }
    throw new AssistantError('contended', `Lost ${races} races for one conversation.`);
  }

  const take = (incoming: Incoming) => steps.run(conversationKey(incoming.person), () => step(incoming));

  async function takeJob(run: Run, { conversation, event }: Happening): Promise<void> {
    const person = personOf(conversation);
    if (person === undefined) return log.error({ job: run.id }, 'a job names no conversation');
    await take({ person, delivery: `job:${run.id}`, read: () => ({ outcome: 'event', event }) });
  }

  return {
    receive: ({ person, delivery, address, said }) =>
      take({ person, delivery, address, read: (standing) => readTurn(said, standing, ports.understand) }),

    start() {
      const { platform } = ports.channel;
      workers.push(
        ports.jobs.work(recheckQueue(platform), (run) => {
          const due = run.payload as { readonly conversation: string; readonly run: number };
          return takeJob(run, { conversation: due.conversation, event: { type: 'recheck.due', run: due.run } });
        }),
        ports.jobs.work(happeningQueue(platform), (run) => takeJob(run, run.payload as unknown as Happening)),
      );
      doing.watch();
    },

    async stop() {
      await Promise.all(workers.map((worker) => worker.close()));
      await doing.stop();
    },
  };
}
