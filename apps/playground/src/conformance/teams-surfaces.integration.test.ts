import type { TeamsActivity } from '@reconnect/simulators';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Playground, startPlayground } from '../playground.ts';
import { caseNumberIn } from './meaning.ts';
import { readSlack } from './read-slack.ts';
import { readTeams } from './read-teams.ts';
import { talkers } from './talker.ts';

/** What Teams has besides a conversation: cards of one's own in public, forms, installations, signs of typing. */
let playground: Playground;
beforeAll(async () => {
  playground = await startPlayground({ port: 0, logLevel: 'silent' });
});
afterAll(() => playground.stop());

const day = 24 * 60 * 60_000;
const patience = { timeoutMs: 10_000, timeout: 10_000 };
const ask = "why isn't my inbox syncing?";

async function meet(scenario = 'password_changed') {
  await playground.stage.skip(day);
  const { players, address, teamsChannel } = await playground.stage.begin('google', scenario);
  const { teams } = playground.world;
  const [dana, sam] = [players.dana.teams, players.sam.teams];
  const seenBy = (id: string, conversation: string) =>
    teams.world
      .activitiesSeenBy(id)
      .filter((activity) => activity.from === undefined && activity.conversation === conversation);
  /** Resolves with the first message of the bot in a conversation, as that person sees it, that has these words. */
  const saw = (id: string, conversation: string, words: RegExp): Promise<TeamsActivity> =>
    teams.waitFor(() => seenBy(id, conversation).find((one) => words.test(JSON.stringify(one.attachments))), patience);
  const talker = talkers.teams(playground.world, players.dana);
  return { players, address, general: teamsChannel, teams, dana, sam, seenBy, saw, talker };
}

describe('a form', () => {
  const note = 'It stopped after the move to the new office.';

  it('takes words along to support', async () => {
    const { dana, saw, talker } = await meet();
    await talker.writes('talk to a person');
    await talker.waitsFor(/Shall I send this to support/);
    const draft = await saw(dana.id, dana.chat, /Add a note/);
    await dana.presses(draft, 'Add the note', { inputs: { 'words.note': note } });
    await talker.waitsFor(/It stopped after the move/);
    await talker.presses('Send to support');
    const number = caseNumberIn(await talker.waitsFor(/case number/));
    const mail = await playground.world.mailbox.waitFor(({ subject }) => subject.includes(number), patience);
    expect(mail.text).toContain(note);
  });

  it('that is empty asks for words, and the bot hears nothing', async () => {
    const { dana, saw, talker, teams } = await meet();
    await talker.writes('talk to a person');
    const draft = await saw(dana.id, dana.chat, /Add a note/);
    const before = teams.deliveries().length;
    const pressed = await dana.presses(draft, 'Add the note', { inputs: { 'words.note': '  ' } });
    expect(pressed).toEqual({ asksFirst: 'Please write something first.' });
    expect(teams.deliveries()).toHaveLength(before);
  });

  it('that was left open until the case was over does nothing, and says so', async () => {
    const { dana, saw, talker } = await meet();
    await talker.writes('talk to a person');
    const draft = await saw(dana.id, dana.chat, /Add a note/);
    await talker.writes('never mind');
    await talker.waitsFor(/nothing was sent to support/);
    await dana.presses(draft, 'Add the note', { inputs: { 'words.note': 'Too late' } });
    await talker.waitsFor(/already done/);
  });
});

describe('the home', () => {
  it('says in Teams what it says in Slack', async () => {
    const { players, dana, saw } = await meet();
    const { slack } = playground.world;
    await players.dana.slack.opensHome();
    await dana.writes('my inboxes');
    const card = await saw(dana.id, dana.chat, /Your inboxes/);
    const view = await slack.waitFor(() => slack.world.homeOf(players.dana.slack.id), patience);
    const inTeams = readTeams(card);
    const inSlack = readSlack({ blocks: view.blocks } as Parameters<typeof readSlack>[0]);
    expect(inTeams.buttons).toEqual(inSlack.buttons);
    expect(inTeams.lines).toContain('dana@northwind.example (Gmail)');
    expect(inSlack.lines.filter((line) => line.trim() !== '')).toEqual(expect.arrayContaining([...inTeams.lines]));
  });

  it('leads to a check, and its buttons never grow old', async () => {
    const { dana, saw, talker } = await meet('healthy');
    await dana.writes('my inboxes');
    const card = await saw(dana.id, dana.chat, /Your inboxes/);
    await dana.presses(card, 'Check now');
    await talker.waitsFor(/connection is fine/);
    await talker.writes('thank you');
    await dana.presses(card, 'Talk to a person');
    await talker.waitsFor(/Shall I send this to support/);
  });

  it('of a guest shows nothing of anybody', async () => {
    const { address, teams, saw } = await meet();
    const guest = teams.person({
      name: 'Eve',
      email: address,
      userPrincipalName: 'eve#EXT#@other.example',
      tenantId: 'ffffffff-0000-4000-8000-00000000abcd',
    });
    await guest.writes('my inboxes');
    const card = await saw(guest.id, guest.chat, /help@getaptly/);
    expect(JSON.stringify(card.attachments)).not.toMatch(/northwind|Gmail|Check now/);
  });
});

describe('two people in a channel', () => {
  it('see the same question, one of them the way to the answer, and neither whose inbox it is about', async () => {
    const { dana, sam, general, address, saw, seenBy, talker, teams } = await meet();
    await dana.mentionsInChannel(general, ask);
    await talker.waitsFor(/The link works once/);
    const own = await saw(dana.id, general, /Only you see this/);
    expect(await dana.presses(own, 'Open our private chat')).toMatchObject({
      opens: expect.stringContaining('/l/chat/'),
    });
    const [others, ...more] = seenBy(sam.id, general);
    expect(more).toEqual([]);
    const pressed = await sam.presses(others!, 'Go on in private');
    const everything = JSON.stringify([teams.world.activities(general), own, others, pressed]);
    expect(everything).not.toContain(address);
    expect(everything).not.toMatch(/\/reconnect\/|invalid_grant|password|permission/i);
    expect(seenBy(sam.id, sam.chat).some(({ attachments }) => JSON.stringify(attachments).includes(address))).toBe(
      false,
    );
    expect(seenBy(sam.id, dana.chat)).toEqual([]);
  });

  it('who both ask are each answered about their own, in their own chat', async () => {
    const { players, dana, sam, general, saw, talker } = await meet();
    await Promise.all([dana.mentionsInChannel(general, ask), sam.mentionsInChannel(general, ask)]);
    await talker.waitsFor(/The link works once/);
    await talkers.teams(playground.world, players.sam).waitsFor(/passing your question on|asked me|Only the owner/);
    const [danas, sams] = [await saw(dana.id, general, /Only you/), await saw(sam.id, general, /Only you/)];
    expect(danas.id).not.toBe(sams.id);
  });
});

describe('who removes the app', () => {
  it('is told nothing more, not even what was promised, and is answered again once they have added it', async () => {
    const { dana, saw, talker, teams } = await meet('throttled');
    await talker.writes(ask);
    await talker.waitsFor(/I will check again at/);
    await dana.uninstalls();
    const { requests } = playground.world.google.world;
    const [calls, checks] = [teams.calls().length, requests.length];
    await playground.stage.skip(20 * 60_000);
    await expect.poll(() => requests.length, patience).toBeGreaterThan(checks);
    expect(teams.calls()).toHaveLength(calls);
    await dana.installs();
    await talker.writes('what can you do?');
    await saw(dana.id, dana.chat, /I look after inboxes/);
  });

  it('is not waited for when they only block it, and hears the rest once they write again', async () => {
    const { dana, talker } = await meet('throttled');
    await talker.writes(ask);
    await talker.waitsFor(/I will check again at/);
    dana.blocks();
    await playground.stage.skip(20 * 60_000);
    dana.unblocks();
    await talker.writes('how is my inbox?');
    await talker.waitsFor(/connection is fine|Repaired|I will check again/);
  });
});

describe('a check', () => {
  it('shows that something is being written, until the answer is there', async () => {
    const { dana, talker, teams } = await meet();
    const seen: boolean[] = [];
    const stop = teams.onChange(() => seen.push(teams.world.isTyping(dana.chat)));
    await talker.writes(ask);
    await talker.waitsFor(/The link works once/);
    stop();
    expect(seen).toContain(true);
    expect(teams.world.isTyping(dana.chat)).toBe(false);
  });
});
