import { expect, it } from 'vitest';
import { passTime, rest } from './testing/pass-time.ts';
import { offersLink, saying, titled } from './testing/screen.ts';
import { dana, fay, openOffice } from './testing/scripted-office.ts';
import { openWorld, verdictOf } from './testing/scripted-world.ts';

const lost = /dana@example\.com is not among your inboxes in Aptly any more/;

it('who belongs to an inbox no more is told so in place of a check, and nothing of how it is', async () => {
  const office = openOffice();
  await office.writes(fay, 'not syncing');
  const told = await office.saw(fay, /passing your question on/);
  await rest();
  const before = office.screenOf(fay).length;
  office.registry.members = ['dana@example.com'];
  await office.presses(fay, 'check_again', told);
  await office.saw(fay, lost);
  await rest();
  const since = office.screenOf(fay).slice(before);
  expect(since.map(({ summary }) => summary)).toEqual([expect.stringMatching(lost)]);
  await office.stop();
});

it('a former owner is given no link, and the one they were given is not renewed', async () => {
  const office = openOffice();
  await office.writes(dana, 'not syncing');
  await office.saw(dana, /password/);
  await rest();
  office.registry.members = [];
  await office.writes(dana, 'not syncing');
  await office.saw(dana, lost);
  expect(office.linksSeenBy(dana)).toHaveLength(1);
  await office.stop();
});

it('an owner who has become a colleague has the new owner asked', async () => {
  const office = openOffice({ members: ['dana@example.com', 'fay@example.com'] });
  await office.writes(dana, 'not syncing');
  await rest();
  office.registry.owner = 'fay@example.com';
  await office.writes(dana, 'not syncing');
  await office.saw(dana, /passing your question on/);
  expect(office.linksSeenBy(dana)).toHaveLength(1);
  await office.stop();
});

it('a link is withheld where the inbox changed hands since the check', async () => {
  let own = true;
  const inbox = { id: 'ib1', workspace: 'acme', provider: 'google', address: 'dana@example.com' } as const;
  const { says, screen, links, assistant } = openWorld({
    registry: {
      ofPerson: async () => [{ ...inbox, own }],
      ownerOf: async () => 'dana@example.com',
      conditionOf: async () => ({ state: 'connected' }),
      workspaceOf: async () => 'acme',
    },
    async diagnose() {
      own = false;
      return verdictOf('reconnect', 'password_changed');
    },
  });
  await says('why is my inbox not syncing');
  await screen.saw(saying(lost));
  await rest();
  expect(links).toEqual([]);
  expect(screen.replies().some(offersLink)).toBe(false);
  await assistant.stop();
});

it('a look that was promised is made for nobody who belongs to the inbox no more, who hears why', async () => {
  const office = { inboxes: ['ib1'] };
  const inbox = { id: 'ib1', workspace: 'acme', provider: 'google', address: 'dana@example.com', own: true } as const;
  const { says, screen, diagnosed, clock, assistant } = openWorld({
    registry: {
      ofPerson: async () => (office.inboxes.length > 0 ? [inbox] : []),
      ownerOf: async () => 'dana@example.com',
      conditionOf: async () => ({ state: 'connected' }),
      workspaceOf: async () => 'acme',
    },
    intent: (text) => (text === 'human' ? 'talk_to_human' : 'sync_problem'),
    verdicts: [verdictOf('wait', 'provider_outage')],
  });
  assistant.start();
  await says('why is my inbox not syncing');
  await rest();
  await says('human');
  await screen.saw(titled(/send this to support/));
  office.inboxes = [];
  await passTime(clock, 20 * 60, () => screen.replies().some(saying(lost)));
  await screen.saw(saying(lost));
  expect(diagnosed).toEqual(['ib1']);
  await assistant.stop();
});

it('who asked an owner who has lost the inbox is told that they cannot be reached', async () => {
  const office = openOffice();
  await office.writes(fay, 'not syncing');
  await office.saw(fay, /passing your question on/);
  await office.saw(dana, /Fay Ortiz/);
  await rest();
  office.registry.members = ['fay@example.com'];
  await office.writes(dana, 'not syncing');
  await office.saw(dana, lost);
  await rest();
  expect(office.screenOf(fay).at(-1)?.summary).toMatch(/owner/i);
  expect(office.screenOf(fay).at(-1)?.summary).not.toMatch(/passing your question on/);
  await office.stop();
});
