import { describe, expect, it } from 'vitest';
import { conversationKey } from './conversation/conversation.ts';
import { forgetPerson, keptOf } from './conversation/forget-person.ts';
import { passTime, rest } from './testing/pass-time.ts';
import { saying, titled } from './testing/screen.ts';
import { dana, openWorld, verdictOf, type World } from './testing/scripted-world.ts';

function open(world: World = {}) {
  const opened = openWorld(world);
  const stored = async () => (await opened.storage.read(conversationKey(dana), 'conversation'))?.value;
  return { ...opened, stored };
}

const greeting = () => 'greeting' as const;

describe('a person who removes the app', () => {
  it('leaves no address behind, and is told nothing more, not even what was promised', async () => {
    const promise = verdictOf('wait', 'throttled', { retryAt: '2026-11-22T10:10:00.000Z' });
    const { assistant, says, does, screen, clock, diagnosed, stored } = open({ verdicts: [promise] });
    assistant.start();
    await says('why?');
    await screen.saw(saying(/I will check again/));
    const heard = screen.replies().length;
    await does({ kind: 'left' });
    expect(await stored()).toMatchObject({ address: null });
    clock.advance(11 * 60_000);
    await rest();
    await assistant.stop();
    expect(diagnosed).toHaveLength(2);
    expect(screen.replies()).toHaveLength(heard);
    expect(await stored()).toMatchObject({ pending: [] });
  });

  it('is not looked for any more where they could not be told apart', async () => {
    let asked = 0;
    const identify = () => {
      asked += 1;
      return Promise.reject(new Error('the platform is away'));
    };
    const { assistant, says, does, clock } = open({ channel: { identify } });
    assistant.start();
    await says('why?');
    await does({ kind: 'left' });
    await rest();
    const before = asked;
    await passTime(clock, 130);
    await assistant.stop();
    expect([before > 0, asked]).toEqual([true, before]);
  });

  it('is answered again as soon as they write', async () => {
    const { says, does, screen, stored } = open({ intent: greeting });
    await does({ kind: 'left' });
    await says('hello');
    expect(await screen.saw(() => true)).toMatchObject({ title: 'Hi Dana!' });
    expect(await stored()).toMatchObject({ address: 'dm' });
  });

  it('and adds it again is greeted again, once', async () => {
    const { assistant, does, screen } = open();
    for (const kind of ['opened', 'opened', 'left', 'opened', 'opened'] as const) await does({ kind });
    await assistant.stop();
    expect(screen.replies().map(({ title }) => title)).toEqual(['Hi Dana!', 'Hi Dana!']);
  });

  it('costs nobody else what was to be done for them', async () => {
    const { assistant, says, presses, does, screen, cases } = open({ intent: () => 'talk_to_human' });
    await says('a person, please');
    const draft = await screen.saw(titled(/send this to support/));
    await presses('send_case', draft);
    await does({ kind: 'left' });
    await assistant.stop();
    expect(cases).toHaveLength(1);
  });
});

describe('a person who was forgotten and asks again', () => {
  it('is promised a new check, and the promise is kept', async () => {
    const promise = () => verdictOf('wait', 'throttled', { retryAt: '2026-11-22T10:10:00.000Z' });
    const { assistant, says, screen, clock, storage, diagnosed } = open({
      verdicts: [promise(), promise(), promise()],
    });
    assistant.start();
    await says('why?');
    await screen.saw(saying(/I will check again/));
    await passTime(clock, 601, () => diagnosed.length === 2);
    for (const kept of await keptOf(storage, new Set(['slack:T1:U1']))) await forgetPerson(storage, kept);
    await says('why?');
    await rest();
    expect(diagnosed).toHaveLength(3);
    await passTime(clock, 3_601, () => diagnosed.length === 4);
    expect(diagnosed).toHaveLength(4);
    await assistant.stop();
  });
});

describe('words that were written into a form', () => {
  it('reach support, and the button that asked for them turns into what was chosen', async () => {
    const { assistant, says, presses, screen, cases } = open({ intent: () => 'talk_to_human' });
    await says('a person, please');
    const draft = await screen.saw(titled(/send this to support/));
    await presses('note', draft, 'It is about the office inbox');
    const noted = await screen.saw(({ blocks }) => JSON.stringify(blocks).includes('It is about the office inbox'));
    await presses('send_case', noted);
    await assistant.stop();
    expect(cases[0]).toMatchObject({ note: 'It is about the office inbox' });
    expect(cases[0]?.transcript.map(({ text }) => text)).toContain('It is about the office inbox');
    expect(JSON.stringify(screen.replies())).not.toContain('"chosen":"note"');
  });
});
