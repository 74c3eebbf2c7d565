import type { Job, Jobs } from '@reconnect/jobs';
import { openEmbeddedJobs } from '@reconnect/jobs/embedded';
import { createMovableClock } from '@reconnect/simulators';
import type { Storage } from '@reconnect/storage';
import { createMemoryStorage } from '@reconnect/storage/memory';
import type { Channel, Identity, Person, Reply, Turn } from '../channel.ts';
import { conversationKey } from '../conversation/conversation.ts';
import { happen } from '../happenings.ts';
import type { Ports } from '../ports.ts';
import { createScreen, offersLink, type Screen, saying } from './screen.ts';
import { at, danasInbox, openWorld } from './scripted-world.ts';

/** Several people of one organization, each with a screen of their own, and one assistant for all of them. */

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

/** A screen for each person. */
function createScreens() {
  const screens = new Map<string, Screen>();
  return ({ id }: Person): Screen => {
    const screen = screens.get(id) ?? createScreen();
    screens.set(id, screen);
    return screen;
  };
}

/** An address is the person's id. */
function createPlatform({ people = known, finds = true }: Office, screenOf: (who: Person) => Screen) {
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
      if (gone.has(id)) return { outcome: 'unreachable' };
      return { outcome: 'sent', ref: screenOf(person(id)).show(reply, replaces) };
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

/** Dana's inbox; who belongs to it, and whose it is, may be changed. */
function createRegistry(members: readonly string[]) {
  const registry = { members, owner: ownerEmail };
  const inboxes: Ports['inboxes'] = {
    async ofPerson(_, email) {
      const isMember = registry.members.some((one) => one.toLowerCase() === email.toLowerCase());
      return isMember ? [{ ...danasInbox, own: email.toLowerCase() === registry.owner }] : [];
    },
    ownerOf: async () => registry.owner,
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
  const screenOf = createScreens();
  const { channel, ...platform } = createPlatform(office, screenOf);
  const { registry, inboxes } = createRegistry(office.members ?? [ownerEmail, 'fay@example.com']);
  const { storage: guarded, jobs } = watched;
  const { assistant, log } = openWorld({ clock, storage: guarded, jobs, channel, registry: inboxes });
  assistant.start();

  let deliveries = 0;
  const does = (who: Person, said: Turn['said']) => {
    deliveries += 1;
    return assistant.receive({ person: who, delivery: `d${deliveries}`, address: who.id, said });
  };
  return {
    clock,
    storage,
    registry,
    added: watched.added,
    fault: watched.fault,
    ...platform,
    screenOf: (who: Person) => screenOf(who).replies(),
    saw: (who: Person, words: RegExp) => screenOf(who).saw(saying(words)),
    stop: () => assistant.stop(),
    writes: (who: Person, text: string) => does(who, { kind: 'text', text }),
    opens: (who: Person) => does(who, { kind: 'opened' }),
    presses: (who: Person, verb: string, on: Reply) => does(who, { kind: 'press', verb, ask: on.ask }),
    linksSeenBy: (who: Person) => screenOf(who).replies().filter(offersLink),
    /** The consent was verified in the owner's browser. */
    signsIn: () =>
      happen({ jobs, log }, 'consent-1', {
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
