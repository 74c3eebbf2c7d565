import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Playground, startPlayground } from '../playground.ts';
import { walkReconnect } from './browser-walk.ts';
import { linkOf } from './meaning.ts';
import { talkInSlack, talkInTeams } from './talker.ts';

/** Everything the product says to its log while a case is lived through, before any redaction. */
const logged: string[] = [];
const note = (fields: unknown, message: string) => {
  logged.push(
    JSON.stringify([fields, message], (_key, value) => (value instanceof Error ? String(value.stack) : value)),
  );
};
let playground: Playground;
beforeAll(async () => {
  playground = await startPlayground({ port: 0, log: { info: note, warn: note, error: note } });
});
afterAll(() => playground.stop());

it.each([
  ['slack', 'google'],
  ['teams', 'microsoft'],
] as const)('no token, link, address or mail reaches the log: %s, %s', async (platform, provider) => {
  const { players, address } = await playground.stage.begin(provider, 'password_changed');
  const talker = (platform === 'slack' ? talkInSlack : talkInTeams)(playground.world, players.dana);
  await talker.writes('my password is canary-in-the-mine and mail stopped');
  const link = linkOf(await talker.waitsFor(/The link works once/));
  await walkReconnect(link, { cancel: true });
  const second = linkOf(await talker.waitsFor(/sign-in was cancelled/));
  await walkReconnect(second);
  await talker.waitsFor(/Mail flows again/);
  await talker.writes('talk to a person');
  await talker.waitsFor(/Shall I send this to support/);
  await talker.presses('Send to support');
  await talker.waitsFor(/case number/);

  const { registrations } = playground.world;
  const secrets = [
    ...playground.world[provider].world.grants(address).map(({ refreshToken }) => refreshToken),
    ...[link, second].map((url) => url.slice(url.lastIndexOf('/') + 1)),
    ...[registrations.slack.signingSecret, registrations.slack.botToken, registrations[provider].secret],
    ...[address, 'canary-in-the-mine', 'Lease renewal'],
  ];
  expect(logged.length).toBeGreaterThan(0);
  expect(secrets.every((secret) => secret.length > 4)).toBe(true);
  const leaks = secrets.filter((secret) => logged.some((line) => line.includes(secret)));
  expect(leaks).toEqual([]);
});
