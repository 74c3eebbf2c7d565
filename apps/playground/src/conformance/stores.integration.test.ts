import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startRedis } from '../../../../tools/redis.ts';
import { type Playground, startPlayground } from '../playground.ts';
import { walkReconnect } from './browser-walk.ts';
import { caseNumberIn, linkOf } from './meaning.ts';
import { talkers } from './talker.ts';

const folder = mkdtempSync(join(tmpdir(), 'reconnect-stores-'));
let playground: Playground | undefined;
afterEach(async () => {
  await playground?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The main conversation on the stores that production uses; the others run in memory. */
describe.each([
  ['SQLite', async () => ({ store: `sqlite:${join(folder, 'reconnect.db')}`, stop: async () => undefined })],
  [
    'Redis',
    async () => {
      const redis = await startRedis();
      return { store: redis.url, stop: () => redis.stop() };
    },
  ],
] as const)('on %s', (_name, open) => {
  it('a changed password leads to mail that flows, to news for Aptly, and on to support', async () => {
    const { store, stop } = await open();
    playground = await startPlayground({ port: 0, logLevel: 'silent', store });
    const { players } = await playground.stage.begin('google', 'password_changed');
    const talker = talkers.slack(playground.world, players.dana);
    await talker.writes("why isn't my inbox syncing?");
    const offer = await talker.waitsFor(/The link works once/);
    expect(await walkReconnect(linkOf(offer))).toMatchObject({ status: 200 });
    await talker.waitsFor(/Mail flows again/);
    await talker.waitsFor(/Aptly has imported 12 messages/);
    const told = await playground.world.aptly.waitFor(({ type }) => type === 'inbox.reconnected', {
      timeoutMs: 15_000,
    });
    expect(told.data).toMatchObject({ inbox: playground.stage.run().inboxId, provider: 'google' });
    await talker.writes('talk to a person');
    await talker.waitsFor(/Shall I send this to support/);
    await talker.presses('Send to support');
    const sent = await talker.waitsFor(/case number/);
    const number = caseNumberIn(sent);
    await playground.world.mailbox.waitFor(({ subject }) => subject.includes(number), { timeoutMs: 10_000 });
    await playground.stop();
    playground = undefined;
    await stop();
  });
});
