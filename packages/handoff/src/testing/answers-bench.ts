import { createMemoryStorage } from '@reconnect/storage/memory';
import { createCase } from '../cases/case-records.ts';
import { type AnswerDeed, createAnswers, type SupportEvent } from '../inbound/answers.ts';
import { sampleCase } from './sample-case.ts';

export interface Told {
  readonly conversation: string;
  readonly key: string;
  readonly event: SupportEvent;
}

/** The answers to one open case, in front of a queue that takes an event of the same key once, as the real one does. */
export async function createAnswersBench() {
  const storage = createMemoryStorage({ clock: { now: () => Date.parse(sampleCase.openedAt) + 60_000 } });
  await createCase(storage, sampleCase);
  const told = new Map<string, Told>();
  const deeds: AnswerDeed[] = [];
  const queue = { away: false, asked: 0 };
  const answers = createAnswers({
    storage,
    addresses: { from: 'Bot@Aptly.example', replyTo: 'Assistant@Aptly.example' },
    trust: { senders: ['getaptly.com'], server: 'mx.aptly.example' },
    async notify(conversation, key, event) {
      queue.asked += 1;
      if (queue.away) throw new Error('The queue is away.');
      if (!told.has(key)) told.set(key, { conversation, key, event });
    },
    async auditRefusal(deed) {
      deeds.push(deed);
    },
    auditWrite(deed) {
      deeds.push(deed);
      return { kind: 'put', name: `audit/${deeds.length}`, value: { ...deed } };
    },
  });
  return { storage, answers, deeds, queue, told: () => [...told.values()].map(({ event }) => event), all: told };
}
