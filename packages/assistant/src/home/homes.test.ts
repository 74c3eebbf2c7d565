import { describe, expect, it } from 'vitest';
import type { Channel, Person, Work } from '../channel.ts';
import { conversationKey } from '../conversation/conversation.ts';
import { readTranscript } from '../conversation/transcript.ts';
import { rest } from '../testing/pass-time.ts';
import { titled } from '../testing/screen.ts';
import { dana, danasInbox, openWorld, type World } from '../testing/scripted-world.ts';

function open(world: World = {}) {
  const changed: Person[] = [];
  const work: (Work | undefined)[] = [];
  const channel = {
    homeChanged: (person: Person) => void changed.push(person),
    showWork: (_: unknown, shown: Work | undefined) => void work.push(shown),
  };
  return { ...openWorld({ ...world, channel }), changed, work };
}

describe('homes', () => {
  it('are told of no change until somebody has opened theirs, and of every step from then on', async () => {
    const { assistant, changed, does } = open();
    await does({ kind: 'opened' });
    expect(await assistant.homes.look(dana)).toBeUndefined();
    expect(changed).toEqual([]);
    await assistant.homes.open(dana, 'dm');
    expect(await assistant.homes.look(dana)).toMatchObject({
      sections: [{ title: 'dana@example.com (Gmail)' }, {}],
    });
    await does({ kind: 'text', text: 'hi' });
    await rest();
    expect(changed.length).toBeGreaterThan(1);
  });

  it('are in the language, and at the hours, of where somebody looks from', async () => {
    const identify: Channel['identify'] = async (_, address) => ({
      stranger: false,
      email: 'dana@example.com',
      locale: String(address),
    });
    const { assistant } = openWorld({ channel: { identify } });
    await assistant.homes.open(dana, 'en');
    expect(await assistant.homes.look(dana, 'es')).toMatchObject({ locale: 'es', title: 'Sus buzones' });
    expect(await assistant.homes.look(dana)).toMatchObject({ locale: 'en' });
  });

  it('ask about no more inboxes than they show', async () => {
    const all = Array.from({ length: 300 }, (_, n) => ({ ...danasInbox, id: `ib${n}` }));
    const asked: string[] = [];
    const { assistant } = open({
      registry: {
        ofPerson: async () => all,
        ownerOf: async () => undefined,
        workspaceOf: async () => 'acme',
        async conditionOf(id) {
          asked.push(id);
          return { state: 'connected' };
        },
      },
    });
    await assistant.homes.open(dana, 'dm');
    const home = await assistant.homes.look(dana);
    expect(asked).toHaveLength(10);
    expect(JSON.stringify(home)).toContain('There are 290 more inboxes.');
  });

  it('leave the greeting to the first time the conversation is opened', async () => {
    const { assistant, does, screen } = open();
    await assistant.homes.open(dana, 'dm');
    await does({ kind: 'opened' });
    await screen.saw(titled(/Hi Dana!/));
  });

  it('list a case from the moment support has it', async () => {
    const { assistant, screen, does, wishes } = open();
    await assistant.homes.open(dana, 'dm');
    await wishes('human');
    const asked = await screen.saw(titled(/send this to support/));
    await does({ kind: 'press', verb: 'send_case', ask: asked.ask });
    await screen.saw(titled(/Sent to support/));
    const cases = async () => JSON.stringify((await assistant.homes.look(dana))?.sections[1]);
    expect(await cases()).toContain('"IR-TEST","value":"With support since');
    await wishes('check', danasInbox.id);
    expect(await cases()).toContain('With support since');
  });
});

describe('a wish', () => {
  it('for one inbox is a check of that inbox, whichever others there are', async () => {
    const sales = { ...danasInbox, id: 'ib2', address: 'sales@example.com' };
    const { wishes, diagnosed } = open({ inboxes: [danasInbox, sales] });
    await wishes('check', 'ib2');
    await rest();
    expect(diagnosed).toEqual(['ib2']);
  });

  it('is never too late, and what stood on it is heard', async () => {
    const { wishes, storage } = open();
    expect(await wishes('status')).toEqual({ outcome: 'taken' });
    expect(await wishes('cancel')).toEqual({ outcome: 'taken' });
    const lines = await readTranscript(storage, conversationKey(dana), 0);
    expect(lines).toEqual(expect.arrayContaining([expect.objectContaining({ from: 'person', text: '“cancel”' })]));
  });

  it.each([['send_case'], ['face'], ['constructor'], ['check']])('for %s, alone, is none', async (verb) => {
    const { wishes, diagnosed, cases } = open();
    expect(await wishes(verb)).toEqual({ outcome: 'stale_press' });
    await rest();
    expect([diagnosed, cases]).toEqual([[], []]);
  });
});

describe('a check', () => {
  it('is shown while it runs', async () => {
    const { wishes, work } = open();
    await wishes('status');
    await rest();
    expect(work).toEqual([{ words: 'is checking your inbox…', title: 'Your Gmail inbox' }, undefined]);
  });
});

describe('a question', () => {
  it('is awaited until it is answered', async () => {
    const { assistant, wishes, does, screen } = open();
    await wishes('human');
    const { ask } = await screen.saw(titled(/send this to support/));
    expect(await assistant.awaits(dana, ask)).toBe(true);
    await does({ kind: 'press', verb: 'not_now', ask });
    expect(await assistant.awaits(dana, ask)).toBe(false);
  });
});
