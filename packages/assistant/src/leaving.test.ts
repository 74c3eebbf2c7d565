import { openEmbeddedJobs } from '@reconnect/jobs/embedded';
import { createMovableClock } from '@reconnect/simulators';
import { createMemoryStorage } from '@reconnect/storage/memory';
import { describe, expect, it } from 'vitest';
import type { Turn } from './channel.ts';
import { rest } from './testing/scripted-office.ts';
import { createScripted, dana, verdictOf, type World } from './testing/scripted-world.ts';

function open(world: Partial<World> = {}) {
  const clock = createMovableClock(Date.parse('2026-11-22T10:00:00.000Z'));
  const storage = createMemoryStorage({ clock });
  const jobs = openEmbeddedJobs(':memory:', { clock });
  const scripted = createScripted({ storage, jobs, clock, ...world });
  let deliveries = 0;
  const does = (kind: 'opened' | 'left') => {
    deliveries += 1;
    const turn: Turn = { person: dana, delivery: `${kind}${deliveries}`, address: 'dm', said: { kind } };
    return scripted.assistant.receive(turn);
  };
  const stored = async () => (await storage.read('slack:T1:U1', 'conversation'))?.value;
  return { ...scripted, storage, does, stored };
}

const greeting = () => 'greeting' as const;

describe('a person who removes the app', () => {
  it('leaves no address behind, and is told nothing more, not even what was promised', async () => {
    const promise = verdictOf('wait', 'throttled', { retryAt: '2026-11-22T10:10:00.000Z' });
    const { assistant, says, does, screen, clock, diagnosed, stored } = open({ verdicts: [promise] });
    assistant.start();
    await says('why?');
    await screen.saw(({ blocks }) => JSON.stringify(blocks).includes('I will check again'));
    const heard = screen.replies().length;
    await does('left');
    expect(await stored()).toMatchObject({ address: null });
    clock.advance(11 * 60_000);
    await rest();
    await assistant.stop();
    expect(diagnosed).toHaveLength(2);
    expect(screen.replies()).toHaveLength(heard);
    expect(await stored()).toMatchObject({ pending: [] });
  });

  it('is answered again as soon as they write', async () => {
    const { says, does, screen, stored } = open({ intent: greeting });
    await does('left');
    await says('hello');
    expect(await screen.saw(() => true)).toMatchObject({ title: 'Hi Dana!' });
    expect(await stored()).toMatchObject({ address: 'dm' });
  });

  it('and adds it again is greeted again, once', async () => {
    const { assistant, does, screen } = open();
    for (const kind of ['opened', 'opened', 'left', 'opened', 'opened'] as const) await does(kind);
    await assistant.stop();
    expect(screen.replies().map(({ title }) => title)).toEqual(['Hi Dana!', 'Hi Dana!']);
  });

  it('costs nobody else what was to be done for them', async () => {
    const { assistant, says, presses, does, screen, cases } = open({ intent: () => 'talk_to_human' });
    await says('a person, please');
    const draft = await screen.saw(({ title }) => title === 'Shall I send this to support?');
    await presses('send_case', draft);
    await does('left');
    await assistant.stop();
    expect(cases).toHaveLength(1);
  });
});

describe('words that were written into a form', () => {
  it('reach support, and the button that asked for them turns into what was chosen', async () => {
    const { assistant, says, presses, screen, cases } = open({ intent: () => 'talk_to_human' });
    await says('a person, please');
    const draft = await screen.saw(({ title }) => title === 'Shall I send this to support?');
    await presses('note', draft, 'It is about the office inbox');
    const noted = await screen.saw(({ blocks }) => JSON.stringify(blocks).includes('It is about the office inbox'));
    await presses('send_case', noted);
    await assistant.stop();
    expect(cases[0]).toMatchObject({ note: 'It is about the office inbox' });
    expect(cases[0]?.transcript.map(({ text }) => text)).toContain('It is about the office inbox');
    expect(JSON.stringify(screen.replies())).not.toContain('"chosen":"note"');
  });
});
