import type { Channel, Said } from '@reconnect/assistant';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createPerson, type Deed, firstNumber, nextDeed } from '../load/person.ts';
import { createTemplate, openProduct, scenes } from './our-conversation.ts';

/** Milliseconds. */
const anHour = 3_600_000;
const rounds = 2;
const deedsARound = 8;

const saying = (deed: Deed): Said =>
  deed.kind === 'text' ? deed : { kind: 'press', verb: deed.button, ask: deed.ask };

describe.each(['slack', 'teams'] as const)('what the bench has people do in %s', (platform) => {
  it('is taken, no press of it comes too late, and each is answered by one message', async () => {
    const { person, address, message } = scenes[platform];
    const { records, ask } = await createTemplate(platform);
    const { capabilities, close } = await openProduct();
    const robin = createPerson(firstNumber, ask);
    let sent = 0;
    const channel: Channel = {
      platform,
      identify: () => Promise.reject(new Error('known already')),
      async send(_address, reply, replaces) {
        sent += 1;
        if (reply.choices.some(({ verb }) => verb === 'next' || verb === 'back')) robin.ask = reply.ask;
        return { outcome: 'sent', ref: replaces ?? message(sent) };
      },
    };
    const { storage } = capabilities;
    const expiresAt = Date.now() + anHour;
    for (const { partition, record } of records) {
      await storage.commit(partition, [{ kind: 'put', name: record.name, value: record.value, expiresAt }]);
    }
    const [stored] = records;
    const assistant = capabilities.assistantFor(channel);
    onTestFinished(async () => {
      await assistant.stop();
      await close();
    });
    for (let n = 1; n <= rounds * deedsARound; n += 1) {
      const said = saying(nextDeed(robin));
      expect(await assistant.receive({ person, delivery: `d${n}`, address, said })).toEqual({ outcome: 'taken' });
      await vi.waitFor(async () => {
        const conversation = await storage.read(stored?.partition ?? '', 'conversation');
        expect(conversation?.value).toMatchObject({ pending: [] });
      });
      expect(sent).toBe(n);
    }
  });
});
