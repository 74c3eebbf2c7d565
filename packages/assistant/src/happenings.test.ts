import { expect, it } from 'vitest';
import { happen, happeningQueue } from './happenings.ts';
import { openWorld } from './testing/scripted-world.ts';

it.each(['slack:T1', 'discord:T1:U1', ''])(
  'what happened to %j, which names no conversation, is logged and left at that',
  async (conversation) => {
    const { jobs, log, logged } = openWorld();
    await happen({ jobs, log }, 'consent-1', { conversation, event: { type: 'appeal.undelivered' } });
    expect(logged).toEqual([[{ job: 'consent-1' }, 'what happened belongs to no conversation']]);
    expect(await jobs.counts(happeningQueue('slack'))).toMatchObject({ waiting: 0, delayed: 0 });
  },
);
