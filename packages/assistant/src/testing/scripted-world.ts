import { openEmbeddedJobs } from '@reconnect/jobs/embedded';
import { createMovableClock } from '@reconnect/simulators';
import type { Storage } from '@reconnect/storage';
import { createMemoryStorage } from '@reconnect/storage/memory';
import type { Inbox, Verdict, WorldEvent } from '@reconnect/troubleshooting';
import { createAssistant } from '../assistant.ts';
import type { Channel, Identity, Person, Reply, Said } from '../channel.ts';
import { conversationKey } from '../conversation/conversation.ts';
import { happen } from '../happenings.ts';
import type { Case, InboxCondition, Intent, Ports } from '../ports.ts';
import { createScreen } from './screen.ts';

/** Everything around an assistant, scripted by a test; messages are kept as a person would see them. */

export const at = '2026-11-22T10:00:00.000Z';
export const dana: Person = { platform: 'slack', tenant: 'T1', id: 'U1' };
export const danasInbox: Inbox = {
  id: 'ib1',
  workspace: 'acme',
  provider: 'google',
  address: 'dana@example.com',
  own: true,
};

export function verdictOf(remedy: Verdict['remedy'], cause: Verdict['cause'], more: Partial<Verdict> = {}): Verdict {
  return {
    cause,
    remedy,
    alsoPossible: [],
    certainty: 'certain',
    rule: 'test.rule',
    explanation: 'access.ended',
    evidence: [],
    checks: [{ name: 'sign_in', state: 'failed' }],
    checkedAt: at,
    ...more,
  };
}

export interface World {
  /** Shared by the worlds of several processes; each has its own where they are left out. */
  readonly clock?: ReturnType<typeof createMovableClock>;
  readonly storage?: Storage;
  readonly jobs?: Ports['jobs'];
  /** In place of what the screen's own channel does. */
  readonly channel?: Partial<Channel>;
  /** In place of `inboxes` and `condition`. */
  readonly registry?: Ports['inboxes'];
  readonly inboxes?: readonly Inbox[];
  readonly condition?: InboxCondition;
  readonly identity?: Identity;
  readonly verdicts?: Verdict[];
  /** In place of the next of `verdicts`. */
  readonly diagnose?: Ports['diagnosis']['diagnose'];
  /** In place of a handoff that takes everything. */
  readonly handoff?: Partial<Ports['handoff']>;
  readonly supportAddress?: string;
  readonly intent?: (text: string) => Intent;
  /** What is not understood, whatever it may mean. */
  readonly unclear?: readonly string[];
}

const createCounter = (prefix: string) => {
  let count = 0;
  return () => {
    count += 1;
    return `${prefix}${count}`;
  };
};

/** Dana's chat; the next few messages (`outages`) are not taken. */
function createChat({ identity, channel }: World) {
  const screen = createScreen();
  const outages = { count: 0 };
  const chat: Channel = {
    platform: 'slack',
    identify: async () => identity ?? { email: 'dana@example.com', name: 'Dana', stranger: false },
    async send(_address, reply, replaces) {
      if (outages.count > 0) {
        outages.count -= 1;
        throw new Error('the platform is away');
      }
      return { outcome: 'sent', ref: screen.show(reply, replaces) };
    },
    ...channel,
  };
  return { screen, outages, channel: chat };
}

/** A log that can be read off. */
function createNotes() {
  const logged: unknown[] = [];
  const note = (fields: unknown, message: string) => void logged.push([fields, message]);
  return { log: { info: note, warn: note, error: note }, logged };
}

/** Support, which takes every case. */
function createDesk(world: World) {
  const cases: Case[] = [];
  const additions: { readonly caseNumber: string; readonly kind: string; readonly text: string }[] = [];
  const handoff: Ports['handoff'] = {
    async open(supportCase) {
      cases.push(supportCase);
      return { caseNumber: 'IR-TEST', answersHere: true };
    },
    async add(caseNumber, { kind, text }) {
      additions.push({ caseNumber, kind, text });
      return 'added';
    },
    textOf: async (caseNumber) => `Everything about ${caseNumber}`,
    ...world.handoff,
  };
  return { cases, additions, handoff };
}

/** Diagnoses that find what they are told to, one after the other. */
function createLooks(world: World) {
  const diagnosed: string[] = [];
  const verdicts = [...(world.verdicts ?? [])];
  const diagnosis: Ports['diagnosis'] = {
    async diagnose(request) {
      const { inboxId, onProgress } = request;
      diagnosed.push(inboxId);
      if (world.diagnose !== undefined) return world.diagnose(request);
      onProgress?.([{ name: 'sign_in', state: 'passed' }]);
      return verdicts.shift() ?? verdictOf('reconnect', 'password_changed');
    },
    restartSync: async () => verdictOf('none', 'healthy'),
  };
  return { diagnosed, diagnosis };
}

/** An assistant with every port scripted; what it did to the world can be read off. */
export function openWorld(world: World = {}) {
  const clock = world.clock ?? createMovableClock(Date.parse(at));
  const storage = world.storage ?? createMemoryStorage({ clock });
  const jobs = world.jobs ?? openEmbeddedJobs(':memory:', { clock });
  const { screen, outages, channel } = createChat(world);
  const { cases, additions, handoff } = createDesk(world);
  const { diagnosed, diagnosis } = createLooks(world);
  const links: string[] = [];
  const ports: Ports = {
    storage,
    jobs,
    clock,
    channel,
    inboxes: world.registry ?? {
      ofPerson: async () => world.inboxes ?? [danasInbox],
      ownerOf: async () => 'dana@example.com',
      conditionOf: async () => world.condition ?? { state: 'connected' },
      workspaceOf: async () => 'acme',
    },
    diagnosis,
    links: {
      async issue({ mode }) {
        links.push(mode);
        return { url: `https://reconnect.example/reconnect/${links.length}`, expiresAt: '2026-11-22T10:30:00.000Z' };
      },
    },
    handoff,
    supportAddress: world.supportAddress ?? 'help@getaptly.com',
    understand: (text) => ({
      intent: world.intent?.(text) ?? 'sync_problem',
      confidence: world.unclear?.includes(text) === true ? 0 : 1,
      alternatives: [],
    }),
    watchDeed: (_deed, work) => work(),
  };
  const { log, logged } = createNotes();
  const assistant = createAssistant(ports, log);
  const deliveries = createCounter('d');
  const does = (said: Said, delivery = deliveries()) =>
    assistant.receive({ person: dana, delivery, address: 'dm', said });
  return {
    assistant,
    clock,
    storage,
    jobs,
    screen,
    outages,
    cases,
    additions,
    links,
    diagnosed,
    log,
    logged,
    does,
    says: (text: string, delivery?: string) => does({ kind: 'text', text }, delivery),
    presses: (verb: string, on: Reply, value?: string) =>
      does({ kind: 'press', verb, ask: on.ask, ...(value !== undefined && { value }) }),
    wishes: (verb: string, value?: string) =>
      does({ kind: 'wish', verb, words: `“${verb}”`, ...(value !== undefined && { value }) }),
    /** Of what happened elsewhere, a job as another process adds it. */
    happens: (event: WorldEvent, id: string = event.type) =>
      happen({ jobs, log }, id, { conversation: conversationKey(dana), event }),
  };
}
