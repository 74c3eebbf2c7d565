import { describe, expect, it } from 'vitest';
import { passTime, rest } from './testing/pass-time.ts';
import { saying, titled } from './testing/screen.ts';
import { openWorld, verdictOf } from './testing/scripted-world.ts';

const notUnderstood = saying(/not sure what you mean/);

function open() {
  const world = openWorld({
    unclear: ['my inbox', 'my inbox is', 'is', 'the thing.'],
    verdicts: [verdictOf('none', 'healthy')],
  });
  world.assistant.start();
  return world;
}

describe('the beginning of a sentence that comes in several messages', () => {
  it('is met with nothing, and its end with the one answer', async () => {
    const { says, screen, clock, assistant } = open();
    await says('my inbox');
    await passTime(clock, 1);
    await says('is');
    await passTime(clock, 2);
    await says('not syncing');
    await screen.saw(titled(/connection is fine/));
    await passTime(clock, 10);
    expect(screen.replies().filter(notUnderstood)).toEqual([]);
    await assistant.stop();
  });

  it('is answered once nothing follows it', async () => {
    const { says, screen, clock, assistant } = open();
    await says('my inbox');
    await passTime(clock, 2);
    expect(screen.replies()).toEqual([]);
    await passTime(clock, 3);
    expect(screen.replies().filter(notUnderstood)).toHaveLength(1);
    await passTime(clock, 10);
    expect(screen.replies()).toHaveLength(1);
    await assistant.stop();
  });

  it('is not waited for after a sentence that is ended', async () => {
    const { says, screen, assistant } = open();
    await says('the thing.');
    await rest();
    expect(screen.replies().filter(notUnderstood)).toHaveLength(1);
    await assistant.stop();
  });

  it('is answered by another process where the one that heard it is dead', async () => {
    const first = open();
    await first.says('my inbox');
    await first.assistant.stop();
    const second = openWorld({ clock: first.clock, storage: first.storage, jobs: first.jobs });
    second.assistant.start();
    await passTime(first.clock, 5);
    expect(second.screen.replies().filter(notUnderstood)).toHaveLength(1);
    await second.assistant.stop();
  });
});
