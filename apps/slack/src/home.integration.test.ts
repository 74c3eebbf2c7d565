import type { Home } from '@reconnect/assistant';
import { afterEach, describe, expect, it } from 'vitest';
import { type BenchOptions, openAppBench, team } from './testing/app-bench.ts';

const ending: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

const homeCalled = (title: string): Home => ({
  locale: 'en',
  title,
  sections: [
    {
      title: 'dana@example.com (Gmail)',
      blocks: [{ kind: 'text', text: 'Connected' }],
      choices: [
        { verb: 'reconnect', value: 'ib1', label: 'Send me a link', style: 'primary' },
        { verb: 'check', value: 'ib1', label: 'Check now' },
      ],
    },
    { blocks: [], choices: [{ verb: 'human', label: 'Talk to a person' }] },
  ],
});

async function start(home: BenchOptions['home'] = () => homeCalled('Your inboxes')) {
  const bench = await openAppBench({ home });
  ending.push(bench.close);
  const ada = bench.slack.person({ name: 'Ada', email: 'ada@example.com' });
  const shown = () => bench.slack.world.homeOf(ada.id);
  const opens = async () => {
    const { outcome } = await ada.opensHome();
    await bench.settled();
    return outcome;
  };
  const person = { platform: 'slack', tenant: team, id: ada.id } as const;
  return { ...bench, ada, shown, opens, person, changed: () => bench.channel.homeChanged?.(person) };
}

const published = ({ slack }: Awaited<ReturnType<typeof start>>) =>
  slack.calls().filter(({ method }) => method === 'views.publish');

describe('a home', () => {
  it('is published when somebody opens it, and says where its buttons lead', async () => {
    const { opens, shown } = await start();
    expect(await opens()).toBe(200);
    const words = JSON.stringify(shown()?.blocks);
    expect(words).toContain('Your inboxes');
    expect(words).toContain('goes on under Messages');
  });

  it('has buttons that are wishes, answered in the direct message', async () => {
    const { ada, opens, shown, turns } = await start();
    await opens();
    const home = shown();
    if (home === undefined) expect.fail('no home');
    await ada.clicks(home, 'Check now');
    expect(turns).toMatchObject([
      {
        address: { tenant: team, user: ada.id },
        said: { kind: 'wish', verb: 'check', value: 'ib1', words: 'Check now' },
      },
    ]);
  });

  it('is published anew once for all changes of a second', async () => {
    let title = 'before';
    const bench = await start(() => homeCalled(title));
    await bench.opens();
    title = 'after';
    bench.changed();
    bench.changed();
    bench.changed();
    expect(published(bench)).toHaveLength(1);
    bench.clock.advance(1_000);
    await bench.settled();
    expect(published(bench)).toHaveLength(2);
    expect(JSON.stringify(bench.shown()?.blocks)).toContain('after');
  });

  it('of somebody who never opened it is not published', async () => {
    const bench = await start();
    bench.changed();
    bench.clock.advance(1_000);
    await bench.settled();
    expect(published(bench)).toEqual([]);
  });

  it('is read anew when another process has published meanwhile', async () => {
    let title = 'ours, read too early';
    const bench = await start(() => homeCalled(title));
    await bench.opens();
    await bench.slack.waitFor(() => bench.shown());
    bench.slack.faults.inject('views.publish', {
      kind: 'answer',
      status: 200,
      body: { ok: false, error: 'hash_conflict' },
    });
    bench.changed();
    bench.clock.advance(1_000);
    await bench.slack.waitFor(() => (published(bench).length > 1 ? true : undefined));
    title = 'as things stand';
    await bench.settled();
    const [, , last] = published(bench);
    expect(last?.args['hash']).toBeUndefined();
    expect(JSON.stringify(bench.shown()?.blocks)).toContain('as things stand');
  });

  it('that Slack does not take costs nothing but a line in the log', async () => {
    const bench = await start();
    bench.slack.faults.inject('views.publish', {
      kind: 'answer',
      status: 200,
      body: { ok: false, error: 'not_enabled' },
    });
    expect(await bench.opens()).toBe(200);
    expect(bench.shown()).toBeUndefined();
    expect(bench.logged.join()).toContain('a home is not current');
  });

  it('of a hundred inboxes is cut to what Slack takes', async () => {
    const [section] = homeCalled('').sections;
    if (section === undefined) expect.fail('no section');
    const { opens, shown } = await start(() => ({ ...homeCalled('Many'), sections: Array(40).fill(section) }));
    await opens();
    expect(shown()?.blocks).toHaveLength(100);
  });
});
