import { expect, it } from 'vitest';
import type { Reply } from './channel.ts';
import type { Intent } from './ports.ts';
import { passTime, rest } from './testing/pass-time.ts';
import { openWorld, verdictOf, type World } from './testing/scripted-world.ts';

const intents: Readonly<Record<string, Intent>> = {
  help: 'help',
  thanks: 'thanks',
  cancel: 'cancel',
  human: 'talk_to_human',
};
const capabilities = /^I look after inboxes/;
const welcome = /welcome/;

function open(world: World = {}) {
  const opened = openWorld({ intent: (text) => intents[text] ?? 'sync_problem', ...world });
  opened.assistant.start();
  return { ...opened, told: () => opened.screen.replies().map(({ title, summary }) => title ?? summary) };
}

it('what a check found is not said before the check that the platform did not take at first', async () => {
  const { says, outages, told, clock, assistant } = open();
  outages.count = 1;
  await says('why is my inbox not syncing');
  await rest();
  await passTime(clock, 60);
  expect(told()).toEqual(['Checked dana@example.com', 'Your password was changed']);
  await assistant.stop();
});

it('a check that is announced late leaves the message of the one before it as it was', async () => {
  const verdicts = [verdictOf('none', 'healthy'), verdictOf('reconnect', 'password_changed')];
  const { says, presses, outages, screen, told, clock, assistant } = open({ verdicts });
  await says('why is my inbox not syncing');
  const healthy = await screen.saw(({ choices }) => choices.some(({ verb }) => verb === 'still_broken'));
  await rest();
  const [first] = screen.replies();
  outages.count = 1;
  await presses('still_broken', healthy);
  await rest();
  await passTime(clock, 60);
  expect(screen.replies()[0]).toEqual(first);
  expect(told().slice(-2)).toEqual(['Checked dana@example.com', 'Your password was changed']);
  await assistant.stop();
});

it('a question that the platform did not take is not put any more once the person is at something else', async () => {
  const { says, outages, told, clock, assistant } = open();
  outages.count = 1;
  await says('human');
  await rest();
  await says('cancel');
  await passTime(clock, 60);
  expect(told()).toEqual([expect.stringMatching(/nothing was sent to support/)]);
  await assistant.stop();
});

it('a check is not announced any more once nobody makes it', async () => {
  const { says, outages, told, clock } = open({ diagnose: () => new Promise(() => {}) });
  outages.count = 1;
  await says('why is my inbox not syncing');
  await rest();
  await says('human');
  await passTime(clock, 10);
  expect(told()).toEqual(['Shall I send this to support?']);
});

it('words that wait are said at the next chance, before what comes after them', async () => {
  const { says, outages, told, assistant } = open();
  outages.count = 1;
  await says('help');
  await rest();
  expect(told()).toEqual([]);
  await says('thanks');
  await rest();
  expect(told()).toEqual([expect.stringMatching(capabilities), expect.stringMatching(welcome)]);
  await assistant.stop();
});

it('words that wait are tried again while the world is still busy with their step', async () => {
  const { says, outages, told, clock } = open({ diagnose: () => new Promise(() => {}) });
  outages.count = 1;
  await says('why is my inbox not syncing');
  await rest();
  await passTime(clock, 6);
  expect(told()).toEqual(['Checking dana@example.com']);
});

it('a message that the platform never takes holds up nothing for longer than minutes, and is tried on', async () => {
  let tried = 0;
  const shown: string[] = [];
  const send = async (_: unknown, { summary }: Reply) => {
    if (capabilities.test(summary)) {
      tried += 1;
      throw new Error('refused');
    }
    shown.push(summary);
    return { outcome: 'sent', ref: shown.length } as const;
  };
  const { says, clock, assistant } = open({ channel: { send } });
  await says('help');
  await rest();
  await says('thanks');
  await rest();
  expect(shown).toEqual([]);
  await passTime(clock, 120, () => shown.length > 0);
  const before = tried;
  await passTime(clock, 120);
  expect(tried).toBeGreaterThan(before);
  expect(shown).toEqual([expect.stringMatching(welcome)]);
  await assistant.stop();
});

it('what one process could not say is said once by whichever is next to say something', async () => {
  const one = open();
  const { clock, storage, jobs } = one;
  one.outages.count = 1;
  await one.says('help');
  await rest();
  const other = open({ clock, storage, jobs });
  await other.says('thanks', 'e1');
  await passTime(clock, 30);
  expect(other.told()).toEqual([expect.stringMatching(capabilities), expect.stringMatching(welcome)]);
  expect(one.told()).toEqual([]);
  await one.assistant.stop();
  await other.assistant.stop();
});
