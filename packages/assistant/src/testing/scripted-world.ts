import { createMovableClock } from '@reconnect/simulators';
import type { Storage } from '@reconnect/storage';
import type { Inbox, Verdict } from '@reconnect/troubleshooting';
import { createAssistant } from '../assistant.ts';
import type { Channel, Identity, MessageRef, Person, Reply, Turn } from '../channel.ts';
import type { Case, InboxCondition, Intent, Ports } from '../ports.ts';

/** Everything around an assistant, scripted by a test; messages are kept as a person would see them. */

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
    checkedAt: '2026-11-22T10:00:00.000Z',
    ...more,
  };
}

interface Shown {
  readonly ref: number;
  reply: Reply;
}

/** A chat in which every message stays visible, as on a screen. */
function createScreen(identity: Identity) {
  const shown: Shown[] = [];
  const waiting = new Set<() => void>();
  const outages: { count: number } = { count: 0 };
  const channel: Channel = {
    platform: 'slack',
    identify: async () => identity,
    async send(_address, reply, replaces?: MessageRef) {
      if (outages.count > 0) {
        outages.count -= 1;
        throw new Error('the platform is away');
      }
      const old = shown.find(({ ref }) => ref === replaces);
      if (old === undefined) shown.push({ ref: shown.length + 1, reply });
      else old.reply = reply;
      for (const wake of waiting) wake();
      return { outcome: 'sent', ref: old?.ref ?? shown.length };
    },
  };
  return {
    channel,
    outages,
    replies: () => shown.map(({ reply }) => reply),
    last: () => shown.at(-1)?.reply,
    /** Resolves with the first message that fits, now or later. */
    async saw(fits: (reply: Reply) => boolean): Promise<Reply> {
      for (;;) {
        const found = shown.find(({ reply }) => fits(reply));
        if (found !== undefined) return found.reply;
        await new Promise<void>((resolve) => {
          const wake = () => {
            waiting.delete(wake);
            resolve();
          };
          waiting.add(wake);
        });
      }
    },
  };
}

export interface World {
  readonly storage: Storage;
  readonly jobs: Ports['jobs'];
  readonly clock?: ReturnType<typeof createMovableClock>;
  readonly inboxes?: readonly Inbox[];
  readonly identity?: Identity;
  readonly condition?: InboxCondition;
  readonly verdicts?: Verdict[];
  /** In place of the next of `verdicts`. */
  readonly diagnose?: Ports['diagnosis']['diagnose'];
  readonly intent?: (text: string) => Intent;
}

const createCounter = (prefix: string) => {
  let count = 0;
  return () => {
    count += 1;
    return `${prefix}${count}`;
  };
};

/** An assistant with every port scripted; what it did to the world can be read off. */
export function createScripted(world: World) {
  const clock = world.clock ?? createMovableClock(Date.parse('2026-11-22T10:00:00.000Z'));
  const screen = createScreen(world.identity ?? { email: 'dana@example.com', name: 'Dana', stranger: false });
  const cases: Case[] = [];
  const additions: { readonly caseNumber: string; readonly kind: string; readonly text: string }[] = [];
  const links: string[] = [];
  const diagnosed: string[] = [];
  const verdicts = [...(world.verdicts ?? [])];
  const ports: Ports = {
    storage: world.storage,
    jobs: world.jobs,
    clock,
    channel: screen.channel,
    inboxes: {
      ofPerson: async () => world.inboxes ?? [danasInbox],
      ownerOf: async () => 'dana@example.com',
      conditionOf: async () => world.condition ?? { state: 'connected' },
      workspaceOf: async () => 'acme',
    },
    diagnosis: {
      async diagnose(request) {
        const { inboxId, onProgress } = request;
        diagnosed.push(inboxId);
        if (world.diagnose !== undefined) return world.diagnose(request);
        onProgress?.([{ name: 'sign_in', state: 'passed' }]);
        return verdicts.shift() ?? verdictOf('reconnect', 'password_changed');
      },
      restartSync: async () => verdictOf('none', 'healthy'),
    },
    links: {
      async issue({ mode }) {
        links.push(mode);
        return { url: `https://reconnect.example/reconnect/${links.length}`, expiresAt: '2026-11-22T10:30:00.000Z' };
      },
    },
    handoff: {
      async open(supportCase) {
        cases.push(supportCase);
        return { caseNumber: 'IR-TEST', answersHere: true };
      },
      async add(caseNumber, { kind, text }) {
        additions.push({ caseNumber, kind, text });
        return 'added';
      },
      textOf: async (caseNumber) => `Everything about ${caseNumber}`,
    },
    understand: (text) => ({ intent: world.intent?.(text) ?? 'sync_problem', confidence: 1, alternatives: [] }),
  };
  const logged: unknown[] = [];
  const note = (fields: unknown, message: string) => void logged.push([fields, message]);
  const assistant = createAssistant(ports, { info: note, warn: note, error: note });
  const deliveries = createCounter('d');
  const turn = (said: Turn['said'], delivery = deliveries()): Turn => ({
    person: dana,
    delivery,
    address: 'dm',
    said,
  });
  return {
    assistant,
    clock,
    screen,
    cases,
    additions,
    links,
    diagnosed,
    logged,
    ports,
    says: (text: string, delivery?: string) => assistant.receive(turn({ kind: 'text', text }, delivery)),
    presses: (verb: string, on: Reply, value?: string) =>
      assistant.receive(turn({ kind: 'press', verb, ask: on.ask, ...(value !== undefined && { value }) })),
  };
}
