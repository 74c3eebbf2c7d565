import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Playground, startPlayground } from '../playground.ts';
import { walkReconnect } from './browser-walk.ts';
import { caseNumberIn, linkOf } from './meaning.ts';
import { talkers } from './talker.ts';

/** What Slack has besides a conversation: the Home tab, windows, a command, shortcuts, a Stop button. */
let playground: Playground;
beforeAll(async () => {
  playground = await startPlayground({ port: 0, logLevel: 'silent' });
});
afterAll(() => playground.stop());

const day = 24 * 60 * 60_000;
const patience = { timeoutMs: 10_000 };

async function meet(scenario = 'password_changed') {
  await playground.stage.skip(day);
  const { players, address } = await playground.stage.begin('google', scenario);
  const { slack } = playground.world;
  const dana = players.dana.slack;
  const homeOf = (id: string) => slack.world.homeOf(id);
  /** Resolves with the home of Dana once it says so. */
  const homeSays = (words: RegExp) =>
    slack.waitFor(() => {
      const home = homeOf(dana.id);
      return home !== undefined && words.test(JSON.stringify(home.blocks)) ? home : undefined;
    }, patience);
  return {
    address,
    slack,
    dana,
    sam: players.sam.slack,
    homeOf,
    homeSays,
    talker: talkers.slack(playground.world, players.dana),
  };
}

describe('the Home tab', () => {
  it('is kept as things stand, from the trouble over the link to mail that flows', async () => {
    const { dana, homeSays, talker } = await meet();
    await dana.opensHome();
    const before = await homeSays(/dana@northwind\.example \(Gmail\)/);
    expect(JSON.stringify(before.blocks)).toContain('Last mail in Aptly');
    await dana.clicks(before, 'Check now');
    const offer = await talker.waitsFor(/The link works once/);
    const broken = await homeSays(/Disconnected: .*probably/);
    expect(JSON.stringify(broken.blocks)).toContain('Send me a link');
    await walkReconnect(linkOf(offer));
    await talker.waitsFor(/Mail flows again/);
    const repaired = await homeSays(/"Connected"/);
    expect(JSON.stringify(repaired.blocks)).not.toContain('Send me a link');
  });

  it('leads to a link, and shows the case that support has', async () => {
    const { dana, homeSays, talker } = await meet();
    await dana.opensHome();
    await dana.clicks(await homeSays(/Check now/), 'Check now');
    await dana.clicks(await homeSays(/Send me a link/), 'Send me a link');
    await talker.waitsFor(/The link works once/);
    await dana.clicks(await homeSays(/Talk to a person/), 'Talk to a person');
    await talker.waitsFor(/Shall I send this to support/);
    await talker.presses('Send to support');
    const number = caseNumberIn(await talker.waitsFor(/case number/));
    const home = await homeSays(new RegExp(number));
    expect(JSON.stringify(home.blocks)).toContain('With support since');
  });

  it('of a colleague offers no link, and of a stranger shows nothing of anybody', async () => {
    const { address, slack, sam, homeOf } = await meet();
    await sam.opensHome();
    const shared = await slack.waitFor(() => homeOf(sam.id), patience);
    expect(JSON.stringify(shared.blocks)).toContain(address);
    const eve = slack.person({ name: 'Eve', email: address, stranger: true });
    await eve.opensHome();
    const strange = await slack.waitFor(() => homeOf(eve.id), patience);
    expect(JSON.stringify(strange.blocks)).toContain('help@getaptly.com');
    expect(JSON.stringify(strange.blocks)).not.toMatch(/northwind|Gmail|button/);
  });
});

describe('a window for a note', () => {
  it('takes the words along to support', async () => {
    const { slack, dana, talker } = await meet();
    await talker.writes('talk to a person');
    await talker.waitsFor(/Shall I send this to support/);
    await talker.presses('Add a note');
    const modal = await slack.waitFor(() => slack.world.modalsOf(dana.id).at(0), patience);
    await dana.submits(modal, { words: 'It stopped after the move to the new office.' });
    await talker.waitsFor(/It stopped after the move/);
    await talker.presses('Send to support');
    const number = caseNumberIn(await talker.waitsFor(/case number/));
    const mail = await playground.world.mailbox.waitFor(({ subject }) => subject.includes(number), patience);
    expect(mail.text).toContain('It stopped after the move to the new office.');
  });

  it('that was left open until the case was over does nothing, and says so', async () => {
    const { slack, dana, talker } = await meet();
    await talker.writes('talk to a person');
    await talker.waitsFor(/Shall I send this to support/);
    const keeps = talker.keeps('Add a note');
    await keeps();
    const modal = await slack.waitFor(() => slack.world.modalsOf(dana.id).at(0), patience);
    await talker.writes('never mind');
    await talker.waitsFor(/nothing was sent to support/);
    await dana.submits(modal, { words: 'Too late' });
    await talker.waitsFor(/already done/);
    await keeps();
    expect(slack.world.modalsOf(dana.id)).toEqual([]);
  });
});

describe('the command', () => {
  it.each([
    ['status', /connection is fine/],
    ['reconnect', /a reconnect renews the connection/],
  ])('/inbox %s is answered in private, and the channel sees nothing', async (text, answer) => {
    const { slack, dana, talker, address } = await meet('healthy');
    const channel = slack.channel('general');
    await dana.runs('/inbox', text, { channel });
    await talker.waitsFor(answer);
    const seen = slack.world.messages(channel);
    expect(seen).toMatchObject([{ onlyFor: dana.id, text: 'I’ll help you in a direct message.' }]);
    expect(JSON.stringify(seen)).not.toContain(address);
  });
});

describe('a shortcut', () => {
  it.each(['ir_check', 'ir_not_arriving'])('%s opens the conversation with a check', async (callbackId) => {
    const { slack, dana, sam, talker } = await meet('healthy');
    const { message } = await sam.mentions(slack.channel('general'), 'did my mail arrive?');
    await dana.uses(callbackId, callbackId === 'ir_not_arriving' ? message : undefined);
    await talker.waitsFor(/connection is fine/);
  });
});

describe('a check', () => {
  it('is shown as work under way, which Slack lets people stop, for as long as it lasts', async () => {
    const { slack, dana, talker } = await meet();
    const { message } = await dana.writes('why isn’t my inbox syncing?');
    const session = (state: string) =>
      slack.waitFor(() => (slack.world.sessionOf(dana.dm, message.ts) === state ? true : undefined), patience);
    await session('processing');
    await session('active');
    await talker.waitsFor(/The link works once/);
    expect(slack.world.statusIn(dana.dm, message.ts)).toBeUndefined();
  });
});
