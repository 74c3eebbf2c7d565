import type { Job, Jobs } from '@reconnect/jobs';
import { openEmbeddedJobs } from '@reconnect/jobs/embedded';
import { createMovableClock } from '@reconnect/simulators';
import type { Storage } from '@reconnect/storage';
import { createMemoryStorage } from '@reconnect/storage/memory';
import { createAssistant } from '../assistant.ts';
import type { Channel, Identity, Person, Reply, Turn } from '../channel.ts';
import { conversationKey } from '../conversation/conversation.ts';
import { happen } from '../happenings.ts';
import type { Ports } from '../ports.ts';
import { createScripted, danasInbox } from './scripted-world.ts';

/** Several people of one organization, each with a screen of their own, and one assistant for all of them. */

export const at = '2026-11-22T10:00:00.000Z';
export const person = (id: string): Person => ({ platform: 'slack', tenant: 'T1', id });
export const [dana, fay] = [person('DANA'), person('FAY')];

/** By the person's id. */
type People = Readonly<Record<string, Identity>>;

export const known: People = {
  DANA: { email: 'Dana@example.com', name: 'Dana', stranger: false },
  FAY: { email: 'fay@example.com', name: 'Fay Ortiz', stranger: false },
};

export interface Office {
  readonly people?: People;
  /** Whether the platform finds people by their address, as Slack does. */
  readonly finds?: boolean;
  /** Who belongs to Dana's inbox, by e-mail. */
  readonly members?: readonly string[];
}

/** Screens on which every message stays visible. An address is the person's id. */
function createScreens() {
  const screens = new Map<string, Reply[]>();
  const waiting = new Set<() => void>();
  const screenOf = ({ id }: Person) => screens.get(id) ?? screens.set(id, []).get(id) ?? [];
  return {
    screenOf,
    show(who: Person, reply: Reply, replaces: unknown): number {
      const screen = screenOf(who);
      const ref = typeof replaces === 'number' ? replaces : screen.length;
      screen[ref] = reply;
      for (const wake of waiting) wake();
      return ref;
    },
    /** Resolves with the newest message that fits, now or later. */
    async saw(who: Person, words: RegExp): Promise<Reply> {
      for (;;) {
        const found = screenOf(who).findLast(({ summary }) => words.test(summary));
        if (found !== undefined) return found;
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

type Screens = ReturnType<typeof createScreens>;

function createPlatform({ people = known, finds = true }: Office, { show }: Screens) {
  const asked: string[] = [];
  const outage = { finding: false };
  const gone = new Set<string>();
  const find: Channel['find'] = async (email) => {
    asked.push(email);
    if (outage.finding) throw new Error('the platform is away');
    const [id] = Object.entries(people).find(([, one]) => one.email?.toLowerCase() === email.toLowerCase()) ?? [];
    return id === undefined ? undefined : { person: person(id), address: id };
  };
  const channel: Channel = {
    platform: 'slack',
    identify: async ({ id }) => people[id] ?? { stranger: true },
    async send(address, reply, replaces) {
      const id = String(address);
      return gone.has(id) ? { outcome: 'unreachable' } : { outcome: 'sent', ref: show(person(id), reply, replaces) };
    },
    ...(finds && { find }),
  };
  return { channel, asked, outage, gone };
}

/** Notes every job; `dies` makes the first commit of Fay's conversation after a job was added fail. */
function watch(storage: Storage, jobs: Jobs) {
  const added: Job[] = [];
  const fault = { dies: false };
  return {
    added,
    fault,
    jobs: {
      ...jobs,
      add(job) {
        added.push(job);
        return jobs.add(job);
      },
    } satisfies Jobs,
    storage: {
      ...storage,
      async commit(partition, writes) {
        if (fault.dies && added.length > 0 && partition === conversationKey(fay)) {
          fault.dies = false;
          throw new Error('the store is away');
        }
        return storage.commit(partition, writes);
      },
    } satisfies Storage,
  };
}

const ownerEmail = 'dana@example.com';

/** Dana's inbox; `members` may be changed. */
function createRegistry(members: readonly string[]) {
  const registry = { members };
  const inboxes: Ports['inboxes'] = {
    async ofPerson(_, email) {
      const isMember = registry.members.some((one) => one.toLowerCase() === email.toLowerCase());
      return isMember ? [{ ...danasInbox, own: email.toLowerCase() === ownerEmail }] : [];
    },
    ownerOf: async () => ownerEmail,
    conditionOf: async () => ({ state: 'connected' }),
    workspaceOf: async () => 'acme',
  };
  return { registry, inboxes };
}

/** Everything is started; whoever opens the office stops it. */
export function openOffice(office: Office = {}) {
  const clock = createMovableClock(Date.parse(at));
  const storage = createMemoryStorage({ clock });
  const watched = watch(storage, openEmbeddedJobs(':memory:', { clock }));
  const screens = createScreens();
  const { channel, ...platform } = createPlatform(office, screens);
  const { registry, inboxes } = createRegistry(office.members ?? [ownerEmail, 'fay@example.com']);
  const { ports } = createScripted({ storage: watched.storage, jobs: watched.jobs, clock });
  const assistant = createAssistant({ ...ports, channel, inboxes }, { info() {}, warn() {}, error() {} });
  assistant.start();

  let deliveries = 0;
  const does = (who: Person, said: Turn['said']) => {
    deliveries += 1;
    return assistant.receive({ person: who, delivery: `d${deliveries}`, address: who.id, said });
  };
  return {
    ...{ clock, storage, registry, added: watched.added, fault: watched.fault },
    ...platform,
    screenOf: screens.screenOf,
    saw: screens.saw,
    stop: () => assistant.stop(),
    writes: (who: Person, text: string) => does(who, { kind: 'text', text }),
    opens: (who: Person) => does(who, { kind: 'opened' }),
    presses: (who: Person, verb: string, on: Reply) => does(who, { kind: 'press', verb, ask: on.ask }),
    linksSeenBy: (who: Person) =>
      screens.screenOf(who).filter(({ choices }) => choices.some(({ url }) => url !== undefined)),
    /** The consent was verified in the owner's browser. */
    signsIn: () =>
      happen(watched.jobs, 'consent-1', {
        conversation: conversationKey(dana),
        event: {
          type: 'reconnect.completed',
          inbox: danasInbox,
          mode: 'plain',
          proof: { address: 'd•••@example.com', mailboxReadable: true, notificationsRenewed: true, at },
        },
      }),
  };
}

/** Lets everything that is under way come to rest. */
export async function rest() {
  for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
