import { wordsFor } from '@reconnect/article';
import { afterEach, describe, expect, it } from 'vitest';
import { type BenchOptions, openAppBench, team } from './testing/app-bench.ts';

const ending: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

const form = { title: 'Note for support', label: 'What should support know?', submit: 'Add the note', longest: 2000 };

/** Ada, before a message that asks for a note. */
async function start(options: BenchOptions = { awaited: [4] }) {
  const bench = await openAppBench(options);
  ending.push(bench.close);
  const ada = bench.slack.person({ name: 'Ada', email: 'ada@example.com' });
  const { message } = await ada.writes('I need a person');
  const address = { tenant: team, user: ada.id, channel: ada.dm, thread: message.ts };
  await bench.channel.send(address, {
    ask: 4,
    summary: 'Shall I send this to support?',
    blocks: [],
    choices: [{ verb: 'note', label: 'Add a note', form }],
  });
  const asked = await bench.slack.waitForMessage(({ byApp }) => byApp);
  const press = async () => {
    const { outcome } = await ada.clicks(asked, 'Add a note');
    await bench.settled();
    return outcome;
  };
  return { ...bench, ada, press, thread: message.ts, modals: () => bench.slack.world.modalsOf(ada.id) };
}

async function written(bench: Awaited<ReturnType<typeof start>>) {
  expect(await bench.press()).toBe(200);
  const [modal] = bench.modals();
  if (modal === undefined) expect.fail('no window was opened');
  return modal;
}

describe('a button that asks for words', () => {
  it('opens a window in the words of its form, and is no turn yet', async () => {
    const bench = await start();
    const modal = await written(bench);
    expect(modal.sent).toMatchObject({
      title: { text: 'Note for support' },
      submit: { text: 'Add the note' },
      blocks: [{ label: { text: 'What should support know?' }, element: { multiline: true, max_length: 2000 } }],
    });
    expect(bench.turns.map(({ said }) => said.kind)).toEqual(['text']);
  });

  it('sends the words as its press, answered in the thread it was pressed in', async () => {
    const bench = await start();
    const modal = await written(bench);
    expect(await bench.ada.submits(modal, { words: 'It began <yesterday>' })).toMatchObject({ outcome: 200 });
    expect(bench.modals()).toEqual([]);
    expect(bench.turns.at(-1)).toMatchObject({
      person: { id: bench.ada.id },
      address: { tenant: team, user: bench.ada.id, thread: bench.thread },
      said: { kind: 'press', verb: 'note', ask: 4, value: 'It began <yesterday>' },
    });
  });

  it('is told in the window when nothing was written', async () => {
    const bench = await start();
    const { errors } = await bench.ada.submits(await written(bench), { words: ' \n ' });
    expect(errors).toEqual({ words: wordsFor()('form.empty') });
    expect(bench.modals()).toHaveLength(1);
    expect(bench.turns).toHaveLength(1);
  });

  it('keeps the window open when the words could not be kept, and takes them once when they are sent again', async () => {
    let storeIsUp = true;
    const bench = await start({
      awaited: [4],
      outcome: async () => {
        if (!storeIsUp) throw new Error('the store is down');
        return { outcome: 'taken' };
      },
    });
    const modal = await written(bench);
    storeIsUp = false;
    expect(await bench.ada.submits(modal, { words: 'It began yesterday' })).toMatchObject({ outcome: 503 });
    storeIsUp = true;
    await bench.ada.submits(modal, { words: 'It began yesterday' }, { copies: 2 });
    const deliveries = bench.turns.slice(1).map(({ delivery }) => delivery);
    expect(new Set(deliveries)).toEqual(new Set([`view/${modal.id}`]));
  });

  it('opens no window for a question that is answered: the assistant says so before anybody writes in vain', async () => {
    const bench = await start({ awaited: [5] });
    await bench.press();
    expect(bench.modals()).toEqual([]);
    expect(bench.turns.at(-1)).toMatchObject({ said: { kind: 'press', verb: 'note', ask: 4 } });
  });

  it.each([
    ['refuses', { kind: 'answer', status: 200, body: { ok: false, error: 'expired_trigger_id' } }],
    ['has no time', { kind: 'throttled', retryAfterSeconds: 30 }],
  ] as const)('tells the person to write it in the conversation when Slack %s', async (_, fault) => {
    const bench = await start();
    bench.slack.faults.inject('views.open', fault);
    await bench.press();
    const told = bench.slack.world.messages(bench.ada.dm).at(-1);
    expect(told).toMatchObject({
      text: wordsFor()('form.unopened'),
      onlyFor: bench.ada.id,
      threadTs: bench.thread,
    });
  });

  it('opens one window when the answer to the first try was lost', async () => {
    const bench = await start();
    bench.slack.faults.inject('views.open', { kind: 'lost-answer' });
    const pressed = bench.press();
    await bench.slack.waitFor(() => bench.modals().at(0));
    while (bench.slack.calls().filter(({ method }) => method === 'views.open').length < 2) {
      bench.clock.advance(100);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await pressed;
    expect(bench.modals()).toHaveLength(1);
    expect(bench.slack.world.messages(bench.ada.dm)).toHaveLength(2);
  });

  it('leaves nothing of what was written in the log', async () => {
    const bench = await start({
      awaited: [4],
      outcome: async () => {
        throw new Error('the store is down');
      },
    });
    await bench.ada.submits(await written(bench), { words: 'canary-words' });
    expect(bench.logged.join()).not.toContain('canary-words');
  });
});
