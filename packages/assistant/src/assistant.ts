import { auditWrite } from '@reconnect/audit';
import type { Run, Worker } from '@reconnect/jobs';
import type { Person, Turn } from './channel.ts';
import { createAmending } from './conversation/amending.ts';
import { type Conversation, conversationKey, personOf } from './conversation/conversation.ts';
import { createConversations, type Loaded, races } from './conversation/conversations.ts';
import type { Pending } from './conversation/deeds.ts';
import { markOf } from './conversation/deliveries.ts';
import { lookAgainAt } from './conversation/pending.ts';
import type { Standing } from './conversation/standing.ts';
import type { Line } from './conversation/transcript.ts';
import { createPerformer } from './deeds/performer.ts';
import { AssistantError } from './errors.ts';
import { type Happening, happeningQueue, recheckQueue } from './happenings.ts';
import { createHomes, type Homes } from './home/homes.ts';
import { createKeyedQueue } from './keyed-queue.ts';
import type { Log } from './log.ts';
import type { Ports } from './ports.ts';
import { outcomeWrite } from './step/outcome.ts';
import { type Reading, readTurn } from './step/read-turn.ts';
import { type Step, type StepInput, takeStep } from './step/take-step.ts';

export type TurnOutcome =
  | { readonly outcome: 'taken' }
  /** This delivery was taken before. */
  | { readonly outcome: 'duplicate' }
  /** A button of an earlier question; the person is told that the step is done. */
  | { readonly outcome: 'stale_press' };

export interface Assistant {
  /** Takes one thing a person did. Resolves once it is durable; answers follow through the channel. */
  receive(turn: Turn): Promise<TurnOutcome>;
  /** Whether a question still waits for an answer: before somebody is asked to write one. */
  awaits(person: Person, ask: number): Promise<boolean>;
  readonly homes: Homes;
  /** Takes the jobs of this platform, and looks after deeds that a dead process left behind. */
  start(): void;
  /** Takes nothing new and finishes what it holds. */
  stop(): Promise<void>;
}

/** `dropped`: it happened to somebody who was forgotten, or never heard from, and who can be reached nowhere. */
type StepOutcome = TurnOutcome | { readonly outcome: 'dropped' };

/** Something a conversation is to take in, before it is read in the light of how the conversation stands. */
interface Incoming extends Omit<StepInput, 'reading'> {
  readonly person: Person;
  read(standing: Standing): Reading;
}

/**
 * So many jobs are taken side by side. Each is a step of one conversation and mostly waits for the store: one after the
 * other, a slow store would keep everybody waiting for everybody before them.
 */
const happenings = { concurrency: 8 };
const rechecks = { concurrency: 4 };

/** The assistant of one platform: one turn is load, transition, commit, perform. */
export function createAssistant(ports: Ports, log: Log): Assistant {
  const now = () => ports.clock.now();
  const conversations = createConversations(ports);
  const steps = createKeyedQueue();
  const amend = createAmending(conversations, steps, now);
  const workers: Worker[] = [];

  const performer = createPerformer({
    ports,
    conversations,
    amend,
    log,
    complete: (person, pendingId, event) =>
      take({ person, completes: pendingId, read: () => ({ outcome: 'event', event }) }),
  });

  async function save(loaded: Loaded, step: Step, reading: Reading) {
    const moment = { platform: loaded.conversation.person.platform, now: loaded.now };
    const outcome = outcomeWrite(loaded.snapshot, step.snapshot, moment);
    const also = [...(outcome === undefined ? [] : [outcome]), ...step.accounts.map(auditWrite)];
    return conversations.save(loaded, step, {
      lines: linesOf(reading, loaded.now),
      also,
      lookAgainAt: lookAgainAt(step.conversation, now()),
    });
  }

  /** One step: take up, compute, commit. The loser of a race against another process reads again. */
  async function step({ person, read, ...input }: Incoming): Promise<StepOutcome> {
    for (let race = 0; race < races; race += 1) {
      const loaded = await conversations.takeUp(person);
      const outcome = outcomeWithoutStep(loaded, input);
      if (outcome !== undefined) return { outcome };
      const reading = read(loaded);
      const taken = takeStep(loaded, { ...input, reading });
      const saved = await save(loaded, taken, reading);
      if (saved === 'stale') continue;
      performer.begin(person, taken.added);
      if (taken.conversation.hasHome === true) ports.channel.homeChanged?.(person);
      return { outcome: taken.added.some(isStaleRemark) ? 'stale_press' : 'taken' };
    }
    throw new AssistantError('contended', `Lost ${races} races for one conversation.`);
  }

  const take = (incoming: Incoming) => steps.run(conversationKey(incoming.person), () => step(incoming));

  async function takeJob(run: Run, { conversation, event, address }: Happening): Promise<void> {
    const person = personOf(conversation);
    if (person === undefined) return log.error({ job: run.id }, 'a job names no conversation');
    const elsewhere = address === undefined ? {} : { reachedAt: address };
    const mark = markOf(`job:${run.id}`);
    const { outcome } = await take({ person, mark, ...elsewhere, read: () => ({ outcome: 'event', event }) });
    if (outcome === 'dropped') log.info({ job: run.id }, 'there is nobody to hear of it');
  }

  return {
    async receive({ person, delivery, address, said }) {
      const read = (standing: Standing) => readTurn(said, standing, ports.understand);
      const taken = await take({ person, mark: markOf(delivery), address, read });
      // Nothing that somebody does is dropped: it says where to reach them.
      return taken.outcome === 'dropped' ? { outcome: 'taken' } : taken;
    },

    awaits: async (person, ask) => (await conversations.load(person)).conversation.open.includes(ask),
    homes: createHomes({ ports, conversations, amend }),

    start() {
      const { platform } = ports.channel;
      workers.push(
        ports.jobs.work(recheckQueue(platform), (run) => takeJob(run, dueLook(run)), rechecks),
        ports.jobs.work(happeningQueue(platform), (run) => takeJob(run, happeningIn(run)), happenings),
      );
      performer.watch();
    },

    async stop() {
      await Promise.all(workers.map((worker) => worker.close()));
      await performer.stop();
    },
  };
}

const happeningIn = ({ payload }: Run) => payload as unknown as Happening;

/** A promised look whose time has come, as what happens to its conversation. */
function dueLook({ payload }: Run): Happening {
  const { conversation, run } = payload as { readonly conversation: string; readonly run: number };
  return { conversation, event: { type: 'recheck.due', run } };
}

/** What becomes of what leads to no step; undefined of all else. */
function outcomeWithoutStep({ conversation, version }: Loaded, input: Omit<Incoming, 'person' | 'read'>) {
  if (wasTaken(conversation, input)) return 'duplicate';
  // Forgotten, or never there: what happens elsewhere begins no conversation with somebody who cannot be reached.
  const isNobody = version === 0 && input.address === undefined && input.reachedAt === undefined;
  return isNobody ? 'dropped' : undefined;
}

/** What the transcript keeps of it; nothing of a message without words. */
function linesOf(reading: Reading, now: number): readonly Line[] {
  const heard = 'heard' in reading ? reading.heard : undefined;
  return heard === undefined || heard === '' ? [] : [{ at: new Date(now).toISOString(), from: 'person', text: heard }];
}

function isStaleRemark({ deed }: Pending): boolean {
  return deed.type === 'remark' && deed.params.topic === 'stale';
}

/** The outcome of a deed counts once: the step that takes it strikes the deed off. */
function wasTaken({ seen, pending }: Conversation, { mark, completes }: Pick<Incoming, 'mark' | 'completes'>): boolean {
  if (completes !== undefined) return pending.every(({ id }) => id !== completes);
  return mark !== undefined && seen.includes(mark);
}
