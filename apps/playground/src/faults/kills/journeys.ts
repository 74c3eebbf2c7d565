import type { DeedType } from '@reconnect/assistant';
import type { ReceivedMail } from '@reconnect/simulators';
import { walkReconnect } from '../../conformance/browser-walk.ts';
import { caseNumberIn, linkOf } from '../../conformance/meaning.ts';
import type { ScenarioRun } from '../../stage/run.ts';
import type { Provider } from '../../stage/scenario.ts';
import type { Lane } from './lane.ts';
import type { PersistentPerson } from './persistent-person.ts';

/** The people of a scenario, and what they talk with. */
export interface Scene {
  readonly lane: Lane;
  readonly run: ScenarioRun;
  readonly dana: PersistentPerson;
  readonly sam: PersistentPerson;
  /** Resolves when nothing that was committed waits to be done. */
  settled(): Promise<void>;
}

/** What must have come of a journey, however often a process died on the way. */
export interface Ends {
  /** Mails at support, each under a Message-ID of its own. */
  readonly mails?: number;
  /** Grants committed, as Aptly was told. */
  readonly commits?: number;
  /** Faces on record. */
  readonly faces?: number;
}

/** A conversation that leads through some deeds to its end. */
export interface Journey {
  readonly name: string;
  readonly provider: Provider;
  readonly scenario: string;
  /** The deeds whose boundaries are tried on this journey. */
  readonly deeds: readonly DeedType[];
  /** Goes so far that the deeds come next; nobody dies here. */
  prepare?(scene: Scene): Promise<unknown>;
  go(scene: Scene): Promise<unknown>;
  readonly ends: Ends;
}

const ask = "why isn't my inbox syncing?";
const minute = 60_000;

/** With a case at support, who has read its mail. */
async function handOver({ dana, lane }: Scene): Promise<ReceivedMail> {
  await dana.writes(ask, /This one is on us/);
  const number = caseNumberIn(await dana.presses('Send to support', /Your case number is/));
  return lane.product.world.mailbox.waitFor(({ subject }) => subject.includes(number), { timeoutMs: 60_000 });
}

async function hearFromSupport(scene: Scene): Promise<unknown> {
  const mail = await handOver(scene);
  const { desk } = scene.lane.product;
  return scene.dana.does(() => desk.answer(mail, 'Try it again now.'), /To answer, just write here/);
}

export const journeys: readonly Journey[] = [
  {
    name: 'from a question over a sign-in to a face',
    provider: 'google',
    scenario: 'password_changed',
    deeds: ['say', 'findInboxes', 'diagnose', 'offerLink', 'settle', 'recordFeedback'],
    async go({ dana }) {
      await dana.writes(ask, /The link works once/);
      await dana.does(() => walkReconnect(dana.lastLink()), /Mail flows again/);
      await dana.waitsFor(/Aptly has imported/);
      await dana.presses('Yes, it works', /Did this answer your question/);
      await dana.presses('🤩', /Thank you!/);
    },
    ends: { commits: 1, faces: 1 },
  },
  {
    name: 'from a first look at the app to a question',
    provider: 'google',
    scenario: 'healthy',
    deeds: ['meet'],
    go: ({ dana }) => dana.writes(ask, /connection is fine/),
    ends: {},
  },
  {
    name: 'a button pressed too late',
    provider: 'google',
    scenario: 'password_changed',
    deeds: ['remark'],
    async go({ dana }) {
      await dana.writes(ask, /The link works once/);
      const human = dana.keeps('Talk to a person');
      await dana.writes('never mind', /I’ve stopped/);
      await dana.does(human, /already done/);
    },
    ends: {},
  },
  {
    name: 'a stale connection, repaired',
    provider: 'microsoft',
    scenario: 'stale_connection',
    deeds: ['restartSync'],
    async go({ dana }) {
      await dana.writes('no new emails since yesterday', /Repaired/);
      await dana.presses('Yes, it works', /Did this answer your question/);
    },
    ends: {},
  },
  {
    name: 'a promise to look again, kept',
    provider: 'google',
    scenario: 'throttled',
    deeds: ['scheduleRecheck'],
    async go({ lane, dana, settled }) {
      await dana.writes(ask, /I will check again at/);
      await lane.recovered();
      await settled();
      await lane.product.stage.skip(10 * minute + 1_000);
      await dana.waitsFor(/The limit is over|Repaired/);
    },
    ends: {},
  },
  {
    name: 'a colleague’s question, answered by the owner',
    provider: 'google',
    scenario: 'password_changed',
    deeds: ['askOwner', 'tellColleagues'],
    async go({ sam, dana }) {
      await sam.writes(ask, /passing your question on/);
      const offer = await dana.waitsFor(/The link works once/);
      await dana.does(() => walkReconnect(dana.lastLink() || linkOf(offer)), /Mail flows again/);
      await sam.waitsFor(/The owner has signed in again/);
      await dana.waitsFor(/Aptly has imported/);
    },
    ends: { commits: 1 },
  },
  {
    name: 'a case for support',
    provider: 'microsoft',
    scenario: 'our_misconfiguration',
    deeds: ['openCase'],
    go: handOver,
    ends: { mails: 1 },
  },
  {
    name: 'words for support',
    provider: 'microsoft',
    scenario: 'our_misconfiguration',
    deeds: ['tellSupport'],
    prepare: handOver,
    go: ({ dana }) => dana.writes('It began on Monday after lunch.', /I have passed that on to support/),
    ends: { mails: 2 },
  },
  {
    name: 'findings for support',
    provider: 'microsoft',
    scenario: 'our_misconfiguration',
    deeds: ['updateCase'],
    prepare: handOver,
    go: ({ dana }) => dana.writes('check again', /I have told support what I found/),
    ends: { mails: 2 },
  },
  {
    name: 'a case that solved itself',
    provider: 'microsoft',
    scenario: 'our_misconfiguration',
    deeds: ['closeCase'],
    prepare: hearFromSupport,
    go: ({ dana }) => dana.presses('It works now', /Did this answer your question/),
    ends: { mails: 2 },
  },
  {
    name: 'an answer from support',
    provider: 'microsoft',
    scenario: 'our_misconfiguration',
    deeds: ['quoteSupport'],
    go: hearFromSupport,
    ends: { mails: 1 },
  },
  {
    name: 'a case that could not be delivered',
    provider: 'microsoft',
    scenario: 'our_misconfiguration',
    deeds: ['admitBounce'],
    async prepare({ lane, dana }) {
      // Every mail, as one that a journey before has left behind may come in between.
      lane.product.world.mailbox.faults.answer(550, 10);
      await dana.writes(ask, /This one is on us/);
    },
    async go({ lane, dana }) {
      await dana.presses('Send to support', /Your case number is/);
      await dana.waitsFor(/Shall I try to send it once more/);
      lane.product.world.mailbox.faults.clear();
      await dana.presses('Try again', /Your case number is/);
    },
    ends: { mails: 1 },
  },
];
