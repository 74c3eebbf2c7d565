import { expect, it } from 'vitest';
import type { Reply } from '../channel.ts';
import { rest } from '../testing/pass-time.ts';
import { openWorld, verdictOf } from '../testing/scripted-world.ts';

/** A chat in which messages can be held back. */
function openSlow() {
  const shown: Reply[] = [];
  let held = Promise.withResolvers<void>();
  held.resolve();
  const send = async (_: unknown, reply: Reply) => {
    await held.promise;
    shown.push(reply);
    return { outcome: 'sent', ref: shown.length } as const;
  };
  const intent = (text: string) => (text === 'over' ? 'restart' : 'sync_problem');
  const verdicts = [verdictOf('none', 'healthy'), verdictOf('reconnect', 'password_changed')];
  return {
    ...openWorld({ channel: { send }, intent, verdicts }),
    hold() {
      held = Promise.withResolvers();
    },
    release: () => held.resolve(),
    with: (verb: string) => {
      const found = shown.findLast(({ choices }) => choices.some((one) => one.verb === verb));
      if (found === undefined) throw new Error(`no message offers ${verb}`);
      return found;
    },
  };
}

it('a face is kept with the case that it was given for, whatever the person turned to while it was on its way', async () => {
  const slow = openSlow();
  await slow.says('why is my inbox not syncing');
  await rest();
  await slow.presses('works', slow.with('works'));
  await rest();
  slow.hold();
  await slow.presses('face', slow.with('face'), 'sad');
  slow.clock.advance(1_000);
  await slow.says('over');
  slow.release();
  await rest();
  const faces: unknown[] = [];
  for await (const { record } of slow.storage.scan('feedback/')) faces.push(record);
  expect(faces).toMatchObject([
    { name: 'feedback/2026-11-22T10:00:00.000Z', value: { face: 'sad', cause: 'healthy' } },
  ]);
});
