import { languages } from '@reconnect/article';
import { firstSnapshot } from '@reconnect/troubleshooting';
import { describe, expect, it } from 'vitest';
import type { Intent } from './ports.ts';
import { compose, topics } from './replies/compose.ts';
import { passTime } from './testing/pass-time.ts';
import { saying, titled } from './testing/screen.ts';
import { dana, openWorld, type World } from './testing/scripted-world.ts';

const supportAddress = 'it@northwind.example';
const shipped = 'help@getaptly.com';

const intent = (text: string): Intent => (text === 'a person please' ? 'talk_to_human' : 'sync_problem');

function open(world: World = {}) {
  const opened = openWorld({ intent, supportAddress, ...world });
  opened.assistant.start();
  const { says, presses, screen } = opened;
  return {
    ...opened,
    sendsCase: async () => {
      await says('a person please');
      await presses('send_case', await screen.saw(titled(/send this to support/)));
    },
    /** In anything on the screen. */
    expectNoOther: () => expect(JSON.stringify(screen.replies())).not.toContain(shipped),
  };
}

describe('where support has another address', () => {
  it('a stranger is told it, in the chat and at home', async () => {
    const { assistant, says, screen, expectNoOther } = open({ identity: { stranger: true } });
    await says('not syncing');
    expect((await screen.saw(saying(/people who belong to/))).summary).toContain(supportAddress);
    await assistant.homes.open(dana, 'dm');
    const home = JSON.stringify(await assistant.homes.look(dana));
    expect(home).toContain(supportAddress);
    expect(home).not.toContain(shipped);
    expectNoOther();
  });

  it('whoever was handed over is told it, at once and when they ask again', async () => {
    const { says, screen, sendsCase, expectNoOther } = open();
    await sendsCase();
    expect((await screen.saw(titled(/Sent to support/))).summary).toContain(supportAddress);
    await says('a person please');
    expect((await screen.saw(saying(/has been with support since/))).summary).toContain(supportAddress);
    expectNoOther();
  });

  it('whose case could not be passed on is told it, and still reads it once another try was chosen', async () => {
    const handoff = { open: () => Promise.reject(new Error('the store is away')) };
    const { clock, screen, presses, sendsCase, expectNoOther } = open({ handoff });
    await sendsCase();
    await passTime(clock, 300, () => screen.replies().some(saying(/could not pass your case on/)));
    const told = await screen.saw(saying(/could not pass your case on/));
    expect(told.blocks[1]).toMatchObject({ kind: 'note', title: `Text for ${supportAddress}` });
    await presses('send_case', told);
    const settled = await screen.saw(({ chosen }) => chosen === 'Try again');
    expect(settled.blocks).toEqual(told.blocks);
    expectNoOther();
  });

  it('whose case never arrived is told it', async () => {
    const { screen, happens, sendsCase, expectNoOther } = open();
    await sendsCase();
    await screen.saw(titled(/Sent to support/));
    await happens({ type: 'handoff.bounced', caseNumber: 'IR-TEST' });
    const admitted = await screen.saw(titled(/did not reach support/));
    expect(admitted.summary).toContain(supportAddress);
    expect(admitted.blocks[1]).toMatchObject({ kind: 'note', title: `Text for ${supportAddress}` });
    expectNoOther();
  });

  it.each(languages)('nothing that can be said in “%s” names the one that is shipped', (locale) => {
    const view = {
      context: { ...firstSnapshot().context, run: 1 },
      identity: { locale, stranger: false },
      now: 0,
      supportAddress,
    };
    expect(JSON.stringify(topics.map((topic) => compose(topic, view, 7)))).not.toContain(shipped);
  });
});
