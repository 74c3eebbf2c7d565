import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Playground, startPlayground } from '../playground.ts';
import { talkers } from './talker.ts';

/** What either platform may do to us besides a plain conversation, and what must come of it. */
let playground: Playground;
beforeAll(async () => {
  playground = await startPlayground({ port: 0, logLevel: 'silent' });
});
afterAll(() => playground.stop());

const day = 24 * 60 * 60_000;

describe.each(['slack', 'teams'] as const)('in %s', (platform) => {
  async function meetDana(scenario = 'password_changed') {
    await playground.stage.skip(day);
    const { players, address } = await playground.stage.begin('google', scenario);
    return { address, talker: talkers[platform](playground.world, players.dana) };
  }
  const asked = (line: RegExp, heard: readonly { readonly lines: readonly string[] }[]) =>
    heard.filter(({ lines }) => lines.some((one) => line.test(one))).length;

  it('a message delivered three times is answered once', async () => {
    const { talker } = await meetDana();
    await talker.writes("why isn't my inbox syncing?", 3);
    await talker.waitsFor(/The link works once/);
    await talker.writes('what can you do?');
    await talker.waitsFor(/I look after inboxes/);
    expect(asked(/^Checked /, talker.hears())).toBe(1);
    expect(asked(/The link works once/, talker.hears())).toBe(1);
  });

  it('a double click counts once, and says so', async () => {
    const { talker } = await meetDana();
    await talker.writes("why isn't my inbox syncing?");
    await talker.waitsFor(/The link works once/);
    const steps = talker.keeps('Show me the steps in Aptly');
    await Promise.all([steps(), steps()]);
    await talker.waitsFor(/Step 1 of 7/);
    await talker.waitsFor(/already done/);
    expect(asked(/Step \d of 7/, talker.hears())).toBe(1);
  });

  it('a button of a finished case does nothing twice', async () => {
    const { talker } = await meetDana();
    await talker.writes("why isn't my inbox syncing?");
    await talker.waitsFor(/The link works once/);
    const human = talker.keeps('Talk to a person');
    await talker.writes('never mind');
    await talker.waitsFor(/I’ve stopped/);
    await human();
    await talker.waitsFor(/already done/);
    expect(asked(/Shall I send this to support/, talker.hears())).toBe(0);
  });

  it('who asks where others read is answered in private', async () => {
    const { talker, address } = await meetDana();
    const readByOthers = await talker.mentions("why isn't my inbox syncing?");
    await talker.waitsFor(/The link works once/);
    const words = readByOthers().join('\n');
    expect(words).not.toContain(address);
    expect(words).not.toMatch(/reconnect\/|invalid_grant|password|permission/i);
  });

  it('a week of silence changes nothing: the conversation goes on where it was', async () => {
    const { talker } = await meetDana();
    await talker.writes("why isn't my inbox syncing?");
    await talker.waitsFor(/The link works once/);
    await talker.presses('Show me the steps in Aptly');
    await talker.waitsFor(/Step 1 of 7/);
    await playground.stage.skip(7 * day);
    await talker.presses('Next');
    await talker.waitsFor(/Step 2 of 7/);
  });
});
