import { describe, expect, it } from 'vitest';
import type { Intent } from './ports.ts';
import { passTime, rest } from './testing/pass-time.ts';
import { saying, titled } from './testing/screen.ts';
import { danasInbox, openWorld, verdictOf } from './testing/scripted-world.ts';

const intents: Readonly<Record<string, Intent>> = { 'a person please': 'talk_to_human' };
const retryAt = '2026-11-22T10:10:00.000Z';
const limited = verdictOf('wait', 'throttled', { retryAt, explanation: 'limit.paused' });
const well = verdictOf('none', 'healthy', { explanation: 'healthy.ok' });

/** Told to wait until ten past ten, and then asking for a person. */
async function openWaiting(then = well) {
  const world = openWorld({ intent: (text) => intents[text] ?? 'sync_problem', verdicts: [limited, then] });
  world.assistant.start();
  await world.says('not syncing');
  await world.screen.saw(saying(/I will check again at/));
  await world.says('a person please');
  return { ...world, draft: await world.screen.saw(titled(/send this to support/)) };
}

const notes = ({ screen }: Awaited<ReturnType<typeof openWaiting>>) =>
  screen.replies().filter(saying(/as promised/)).length;

describe('a promise to check again', () => {
  it('is kept for whoever declined support, in one note', async () => {
    const world = await openWaiting();
    await world.presses('not_now', world.draft);
    await rest();
    const before = world.screen.replies().length;
    await passTime(world.clock, 605);
    await world.screen.saw(saying(/I checked dana@example.com again, as promised. The limit is over/));
    expect(world.screen.replies()).toHaveLength(before + 1);
    await passTime(world.clock, 700);
    expect(notes(world)).toBe(1);
    await world.assistant.stop();
  });

  it('is kept while support has the case, which is told, too', async () => {
    const world = await openWaiting();
    await world.presses('send_case', world.draft);
    await world.screen.saw(saying(/IR-TEST/));
    await passTime(world.clock, 605);
    await world.screen.saw(saying(/The limit is over.*I have told support, too/));
    expect(world.additions).toMatchObject([{ caseNumber: 'IR-TEST', kind: 'findings' }]);
    expect(world.additions[0]?.text).toContain('Found: healthy');
    await world.assistant.stop();
  });

  it('is made anew while it lasts, and whatever else was found can be looked at', async () => {
    const world = await openWaiting(limited);
    await world.presses('not_now', world.draft);
    await passTime(world.clock, 605);
    await world.screen.saw(saying(/still slowing it down.*I will check again at/));
    await passTime(world.clock, 3_605);
    const note = await world.screen.saw(saying(/found something else. Your password was changed/));
    await world.presses('check', note, danasInbox.id);
    await world.screen.saw(titled(/Checked dana@example.com/));
    await world.assistant.stop();
  });
});
