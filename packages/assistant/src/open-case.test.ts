import { createMovableClock } from '@reconnect/simulators';
import type { Verdict } from '@reconnect/troubleshooting';
import { describe, expect, it, vi } from 'vitest';
import type { Case, Intent } from './ports.ts';
import { passTime } from './testing/pass-time.ts';
import { offersLink, saying, titled } from './testing/screen.ts';
import { at, danasInbox, openWorld, verdictOf } from './testing/scripted-world.ts';

/** What each sentence is taken for, rightly or not. */
const intents: Readonly<Record<string, Intent>> = {
  'a person please': 'talk_to_human',
  'more info: it started monday': 'help',
  'why is it like that': 'why_cause',
  'How long will it take?': 'status',
  'hello?': 'greeting',
  'I reconnected it in Aptly and it still fails': 'deny',
  'never mind': 'cancel',
  'check again': 'status',
  'it works now': 'affirm',
  'solved, thank you!': 'affirm',
  'my phone number is 555': 'out_of_scope',
  'I think it is fixed': 'affirm',
  'it took forever': 'sync_problem',
  no: 'deny',
  'start over': 'restart',
  'it began on Monday': 'out_of_scope',
};

async function openCase(verdicts: Verdict[] = []) {
  const world = openWorld({ intent: (text) => intents[text] ?? 'sync_problem', verdicts });
  world.assistant.start();
  const { says, presses, screen, additions } = world;
  await says('my inbox is not syncing');
  await screen.saw(offersLink);
  await says('a person please');
  await presses('send_case', await screen.saw(titled(/send this to support/)));
  await screen.saw(saying(/IR-TEST/));
  /** Every sentence that was passed on, in order. */
  const passedOn = () => additions.filter(({ kind }) => kind === 'words').map(({ text }) => text);
  return { ...world, passedOn };
}

describe('while support has a case', () => {
  it('whatever a person writes goes to support, whatever it sounds like', async () => {
    const { says, passedOn, diagnosed, screen } = await openCase();
    const sentences = [
      'more info: it started monday',
      'why is it like that',
      'I reconnected it in Aptly and it still fails',
      'my phone number is 555',
      'no',
    ];
    for (const sentence of sentences) await says(sentence);
    await vi.waitFor(() => expect(passedOn()).toEqual(sentences));
    expect(diagnosed).toHaveLength(1);
    // One after the other in no time: each kind has a confirmation, which says that more goes along.
    expect(screen.replies().filter(saying(/passed that on/))).toHaveLength(4);
  });

  it('who asks how it stands is told what is known, and support hears it', async () => {
    const { says, passedOn, diagnosed, screen } = await openCase();
    for (const question of ['How long will it take?', 'hello?']) await says(question);
    await vi.waitFor(() => expect(passedOn()).toEqual(['How long will it take?', 'hello?']));
    const status = await screen.saw(saying(/IR-TEST has been with support since/));
    expect(status.summary).toMatch(/by e-mail at dana@example.com, and what they write appears here too/);
    expect(diagnosed).toHaveLength(1);
  });

  it.each([
    ['a check', 'check again', /reconnect/i],
    ['a stop', 'never mind', /still with support/],
  ])('%s is done at once, and the next sentence goes to support again', async (_name, order, answer) => {
    const { says, passedOn, diagnosed, screen } = await openCase();
    await says(order);
    await screen.saw(saying(answer));
    await vi.waitFor(() => expect(diagnosed).toHaveLength(order === 'check again' ? 2 : 1));
    await says('my phone number is 555');
    await vi.waitFor(() => expect(passedOn()).toEqual(['my phone number is 555']));
  });

  it('a check that only support can act upon tells what it found, and support hears it', async () => {
    const ours = verdictOf('contact_support', 'app_misconfigured', { explanation: 'ours.settings' });
    const { says, screen, additions } = await openCase([verdictOf('reconnect', 'password_changed'), ours]);
    await says('check again');
    const told = await screen.saw(saying(/I have told support what I found: it goes along with your case IR-TEST/));
    expect(told.title).toBe('This one is on us');
    expect(told.summary).toContain('on our side');
    await vi.waitFor(() => expect(additions.map(({ kind }) => kind)).toEqual(['findings']));
  });

  it.each(['it works now', 'solved, thank you!'])('"%s" closes it and asks for the faces', async (words) => {
    const { says, screen, additions } = await openCase();
    await says(words);
    await screen.saw(titled(/Did this answer/));
    await vi.waitFor(() => expect(additions.map(({ kind }) => kind)).toEqual(['solved']));
  });

  it('what may mean that it is solved is passed on, with the question', async () => {
    const { says, screen, additions, presses } = await openCase();
    await says('I think it is fixed');
    const asked = await screen.saw(saying(/Is everything working again/));
    await vi.waitFor(() => expect(additions.map(({ kind }) => kind)).toEqual(['words']));
    await presses('works', asked);
    await screen.saw(titled(/Did this answer/));
  });
});

describe('whoever presses "Not now"', () => {
  it('hears that nothing was sent, and is still offered a check and a person', async () => {
    const { says, presses, screen } = openWorld({ intent: (text) => intents[text] ?? 'sync_problem' });
    await says('my inbox is not syncing');
    await screen.saw(offersLink);
    await says('a person please');
    await presses('not_now', await screen.saw(titled(/send this to support/)));
    const declined = await screen.saw(saying(/nothing was sent to support/));
    expect(declined.choices.map(({ verb }) => verb)).toEqual(['check_again', 'human']);
  });
});

describe('the answer to "What went wrong?"', () => {
  it('is taken as the reason', async () => {
    const { says, presses, screen } = await openCase();
    await says('it works now');
    const faces = await screen.saw(titled(/Did this answer/));
    await presses('face', faces, 'sad');
    await screen.saw(saying(/What went wrong/));
    await says('it took forever');
    await screen.saw(saying(/Thank you for telling me/));
  });
});

describe('a case that cannot be taken at once', () => {
  /** Support's store is away for so many tries. */
  function openDesk(outages: number, verdicts: Verdict[] = []) {
    const clock = createMovableClock(Date.parse(at));
    const taken: Case[] = [];
    let tries = 0;
    const handoff = {
      async open(supportCase: Case) {
        tries += 1;
        if (tries <= outages) throw new Error('the store is away');
        taken.push(supportCase);
        return { caseNumber: 'IR-TEST', answersHere: true };
      },
    };
    const world = openWorld({ clock, handoff, verdicts, intent: (text) => intents[text] ?? 'sync_problem' });
    world.assistant.start();
    return { ...world, taken };
  }

  /** Sent with a note while support's store is away, and begun anew before it is back. */
  async function startOver(outages: number) {
    const world = openDesk(outages);
    await world.says('my inbox is not syncing');
    await world.screen.saw(offersLink);
    await world.says('a person please');
    await world.screen.saw(titled(/send this to support/));
    await world.says('it began on Monday');
    await world.presses('send_case', await world.screen.saw(saying(/it began on Monday/)));
    await world.says('start over');
    return world;
  }

  it('tells support what was confirmed, also once the person has started over', async () => {
    const { clock, taken, screen, assistant } = await startOver(1);
    await passTime(clock, 60, () => taken.length > 0);
    await screen.saw(saying(/IR-TEST/));
    expect(taken).toMatchObject([
      {
        inbox: { id: danasInbox.id },
        verdict: { cause: 'password_changed' },
        note: 'it began on Monday',
        tried: [{ what: 'diagnosis' }],
        linkAttempts: [{ mode: 'plain' }],
      },
    ]);
    await assistant.stop();
  });

  it('is the one that is tried again when it was given up', async () => {
    const { clock, taken, screen, presses, assistant } = await startOver(4);
    await passTime(clock, 120, () => screen.replies().some(saying(/could not pass your case on/)));
    await presses('send_case', await screen.saw(saying(/could not pass your case on/)));
    await screen.saw(saying(/IR-TEST/));
    expect(taken).toMatchObject([{ inbox: { id: danasInbox.id }, note: 'it began on Monday' }]);
    await assistant.stop();
  });

  it('is tried again for the reason that it was confirmed for', async () => {
    const atFault = verdictOf('contact_support', 'app_misconfigured');
    const { clock, taken, says, screen, presses, assistant } = openDesk(4, [atFault]);
    await says('my inbox is not syncing');
    await presses('send_case', await screen.saw(({ choices }) => choices.some(({ verb }) => verb === 'send_case')));
    await says('start over');
    await passTime(clock, 120, () => screen.replies().some(saying(/could not pass your case on/)));
    await presses('send_case', await screen.saw(saying(/could not pass your case on/)));
    await screen.saw(saying(/IR-TEST/));
    expect(taken).toMatchObject([{ reason: 'our_fault' }]);
    await assistant.stop();
  });
});
