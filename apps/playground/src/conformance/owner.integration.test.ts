import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Playground, startPlayground } from '../playground.ts';
import type { Player } from '../stage/run.ts';
import { walkReconnect } from './browser-walk.ts';
import { linkOf, type Meaning } from './meaning.ts';
import { type Talker, talkers } from './talker.ts';

/** Whose inbox: Sam asks about Dana's, on both real apps, and nothing but the outcome comes back to Sam. */
let playground: Playground;
beforeAll(async () => {
  playground = await startPlayground({ port: 0, logLevel: 'silent' });
});
afterAll(() => playground.stop());

const day = 24 * 60 * 60_000;
const ask = "why isn't our inbox syncing?";

const hasLink = (message: Meaning) => message.buttons.some(({ url }) => url !== undefined);
const everythingRead = (talker: Talker) => JSON.stringify(talker.hears());

describe.each(['slack', 'teams'] as const)('in %s', (platform) => {
  const talkAs = talkers[platform];
  let sam: Talker;
  let dana: Talker;
  let players: Readonly<Record<'dana' | 'sam', Player>>;
  beforeEach(async () => {
    // Two inboxes that fail within minutes are an outage; these are as many evenings.
    await playground.stage.skip(day + 1);
    ({ players } = await playground.stage.begin('google', 'password_changed'));
    [sam, dana] = [talkAs(playground.world, players.sam), talkAs(playground.world, players.dana)];
  });

  const colleague = (name: string, more: { readonly guest?: boolean } = {}): Talker => {
    const { slack, teams } = playground.world;
    const email = 'sam@northwind.example';
    const guest = {
      tenantId: 'ffffffff-0000-4000-8000-00000000abcd',
      userPrincipalName: 'sam_northwind#EXT#@other.example',
    };
    return talkAs(playground.world, {
      name,
      role: 'shares the inbox',
      slack: slack.person({ name, email, ...more }),
      teams: teams.person({ name, email, ...(more.guest && guest) }),
    });
  };

  it('the owner is asked in private and signs in; whoever asked is told, and never sees the link', async () => {
    await sam.writes(ask);
    const passed = await sam.waitsFor(/passing your question on to them in private/);
    expect(passed.lines.join(' ')).toContain('d•••@northwind.example');
    await dana.waitsFor(/^Sam Ito asked me about your inbox dana@northwind.example/);
    const offer = await dana.waitsFor(/The link works once/);
    expect(offer.buttons.map(({ label }) => label)).toContain('Not now');
    expect(await walkReconnect(linkOf(offer))).toMatchObject({ status: 200 });
    await dana.waitsFor(/Mail flows again/);
    await sam.waitsFor(/The owner has signed in again, and I checked that mail can be read/);
    expect(sam.hears().filter(hasLink)).toEqual([]);
    expect(everythingRead(sam)).not.toMatch(/Signed in as|12 messages|\/reconnect\//);
    await sam.presses('Yes, it works');
    await sam.waitsFor(/Did this answer your question/);
  });

  it('the owner may decline, and is then left in peace', async () => {
    await sam.writes(ask);
    await dana.waitsFor(/The link works once/);
    await dana.presses('Not now');
    await dana.waitsFor(/All right, not now/);
    await sam.waitsFor(/would rather not sign in just now/);
    const heard = dana.hears().length;
    await sam.presses('Check again');
    await sam.waitsFor(/passing your question on/);
    await playground.world[platform].waitFor(
      () => sam.hears().filter(({ lines }) => lines.includes('Not now, the owner says')).length === 2 || undefined,
      { timeoutMs: 10_000 },
    );
    expect(dana.hears()).toHaveLength(heard);
    expect(dana.hears().filter(hasLink)).toEqual([]);
  });

  it('ten who ask at once bring the owner one link, and all hear how it ends', async () => {
    const ten = Array.from({ length: 10 }, (_, n) => colleague(`Colleague ${n}`));
    await Promise.all(ten.map((one) => one.writes(ask)));
    await Promise.all(ten.map((one) => one.waitsFor(/passing your question on/)));
    const offer = await dana.waitsFor(/The link works once/);
    expect(dana.hears().filter(hasLink)).toHaveLength(1);
    await walkReconnect(linkOf(offer));
    await Promise.all(ten.map((one) => one.waitsFor(/The owner has signed in again/)));
    expect(dana.hears().filter(({ lines }) => lines.some((line) => /asked me about/.test(line)))).toHaveLength(1);
  });

  it('who asks where others read is answered in private, and so is the owner', async () => {
    const read = await sam.mentions(ask);
    await dana.waitsFor(/The link works once/);
    await sam.waitsFor(/passing your question on/);
    expect(read().join(' ')).not.toMatch(/northwind|password|Dana|owner|\/reconnect\//);
  });

  it('an owner whom nothing reaches is not waited for', async () => {
    await dana.waitsFor(/^Hi Dana/);
    if (platform === 'teams') await players.dana.teams.uninstalls();
    else refuseToFind();
    await sam.writes(ask);
    const told = await sam.waitsFor(/could not write to them here/);
    expect(told.buttons.map(({ label }) => label)).toEqual(['Check again', 'Talk to a person']);
    expect(told.lines.join(' ')).not.toContain('dana@northwind.example');
    expect(dana.hears().filter(hasLink)).toEqual([]);
  });

  it('a guest gets nothing but the way to support, and the owner is not asked', async () => {
    const guest = colleague('Guest', { guest: true });
    await guest.writes(ask);
    await guest.waitsFor(/help@getaptly.com/);
    expect(everythingRead(guest)).not.toContain('northwind');
    expect(dana.hears().filter(hasLink)).toEqual([]);
  });
});

function refuseToFind(): void {
  const body = { ok: false, error: 'users_not_found' };
  playground.world.slack.faults.inject('users.lookupByEmail', { kind: 'answer', status: 200, body });
}
