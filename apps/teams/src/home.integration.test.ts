import type { Home, Turn } from '@reconnect/assistant';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Bench, openBench } from './testing/open-bench.ts';

let bench: Bench;
let home: Home;
const turns: Turn[] = [];
const looked: unknown[] = [];
beforeEach(async () => {
  home = {
    locale: 'en',
    title: 'Your inboxes',
    sections: [
      {
        title: 'robin@acme.example (Gmail)',
        blocks: [{ kind: 'text', text: 'Connected' }],
        choices: [{ verb: 'check', value: 'ib_1', label: 'Check now' }],
      },
    ],
  };
  bench = await openBench({
    async receive(turn) {
      turns.push(turn);
      return { outcome: 'taken' };
    },
    homes: {
      open: async () => undefined,
      async look(_, address) {
        looked.push(address);
        return home;
      },
    },
  });
});
afterEach(async () => {
  turns.splice(0);
  looked.splice(0);
  await bench.close();
});

async function open() {
  const robin = bench.teams.person({ name: 'Robin Meyer' });
  const shown = () =>
    bench.teams.world
      .activitiesSeenBy(robin.id)
      .filter(({ from, conversation }) => from === undefined && conversation === robin.chat);
  const content = () => JSON.stringify(shown().map(({ attachments }) => attachments));
  return { robin, shown, content };
}

it('"my inboxes" shows the home in the personal chat, with buttons that never grow old', async () => {
  const { robin, shown, content } = await open();
  expect(await robin.writes('my inboxes')).toMatchObject({ outcome: 200 });
  expect(content()).toContain('robin@acme.example (Gmail)');
  expect(shown()).toMatchObject([{ summary: 'Your inboxes · robin@acme.example (Gmail): Connected' }]);
  expect(turns).toEqual([]);
  const pressed = await robin.presses(shown()[0]!, 'Check now');
  expect(pressed).toMatchObject({ result: { shows: 'message', message: 'Got it.' } });
  expect(turns[0]?.said).toEqual({ kind: 'wish', verb: 'check', value: 'ib_1', words: 'Check now' });
});

it('the home is that of where somebody looks from', async () => {
  const robin = bench.teams.person({ name: 'Robin Meyer', locale: 'es-MX', timeZone: 'America/Mexico_City' });
  await robin.writes('mis buzones');
  expect(looked[0]).toMatchObject({ locale: 'es-MX', timeZone: 'America/Mexico_City', chat: robin.chat });
});

it('a client that shows the home asks for it as it is by then', async () => {
  const { robin, content } = await open();
  home = { ...home, title: 'As it was' };
  const writing = robin.writes('mis buzones');
  await bench.teams.waitFor(() => (content().includes('As it was') ? true : undefined));
  home = { ...home, title: 'As it is now' };
  await writing;
  const [base] = bench.said(robin.chat);
  await robin.looksAt(base!);
  expect(content()).toContain('As it is now');
  expect(content()).not.toContain('As it was');
});

it('who asks for it where others read sees it in private', async () => {
  const { robin, content } = await open();
  const general = bench.teams.channel('General');
  await robin.mentionsInChannel(general, 'my inboxes');
  await bench.teams.waitFor(() => bench.said(general)[0]);
  expect(content()).toContain('robin@acme.example');
  expect(JSON.stringify(bench.said(general))).not.toContain('robin@');
});

it('who asks for it where others read, and has removed the app from their own chat, is told how to go on', async () => {
  const { robin, shown } = await open();
  await robin.uninstalls();
  const general = bench.teams.channel('General');
  expect(await robin.mentionsInChannel(general, 'my inboxes')).toMatchObject({ outcome: 200 });
  const answer = await bench.teams.waitFor(() => bench.said(general)[0]);
  expect(answer.summary).toBe('Let’s go on in our private chat.');
  expect(shown()).toEqual([]);
});

it('is shown once, however often Teams tells of the same message', async () => {
  const { robin, shown } = await open();
  await robin.writes('my inboxes', { copies: 3 });
  await bench.teams.waitFor(() => (bench.teams.deliveries().length >= 3 ? true : undefined));
  expect(shown()).toHaveLength(1);
  await robin.writes('my inboxes');
  expect(shown()).toHaveLength(2);
});

it('is asked for again when it cannot be had', async () => {
  const { robin, shown } = await open();
  Object.assign(home, { sections: undefined });
  expect(await robin.writes('my inboxes')).toMatchObject({ outcome: 503 });
  expect(shown()).toEqual([]);
});

it('of somebody with very many inboxes stays small enough for Teams, and says that there is more', async () => {
  const section = {
    blocks: [{ kind: 'text', text: 'x'.repeat(900) }],
    choices: [{ verb: 'check', label: 'Check' }],
  } as const;
  home = { ...home, sections: Array.from({ length: 60 }, () => section) };
  const { robin, content } = await open();
  expect(await robin.writes('my inboxes')).toMatchObject({ outcome: 200 });
  expect(content()).toContain('more to this than fits');
});
