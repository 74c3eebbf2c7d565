import type { Installation, Installations } from '@reconnect/hosting/installations';
import { createMovableClock } from '@reconnect/simulators';
import { describe, expect, it } from 'vitest';
import { storeAway } from '../../../../tools/store-away.ts';
import { createTokens, writeAccess } from './tokens.ts';

const hour = 60 * 60_000;

/** An installation whose token is to be renewed, in a store that is away from the moment in which Slack has done so. */
function createBench() {
  const clock = createMovableClock(0);
  const logged: string[] = [];
  let isAway = false;
  let stored: Installation = {
    workspace: 'acme',
    installedAt: 0,
    version: 1,
    secret: writeAccess({ token: 'old', refreshToken: 'r1', expiresAt: hour }),
  };
  const assertHere = () => {
    if (isAway) throw storeAway();
  };
  const installations: Pick<Installations, 'find' | 'replace'> = {
    async find() {
      assertHere();
      return stored;
    },
    async replace(_, found, next) {
      assertHere();
      stored = { ...found, ...next, lease: next.lease, version: found.version + 1 };
      return 'saved';
    },
  };
  const asked: string[] = [];
  const oauth = {
    async refresh(refreshToken: string) {
      asked.push(refreshToken);
      isAway = true;
      return { outcome: 'granted', granted: { token: 'new', refreshToken: 'r2', expiresAt: 12 * hour } } as const;
    },
  };
  const error = (_: object, message: string) => void logged.push(message);
  const tokens = createTokens({ installations, oauth, clock, log: { info() {}, warn() {}, error } });
  const passes = async (ms: number) => {
    for (let passed = 0; passed < ms; passed += 100) {
      await new Promise((resolve) => setImmediate(resolve));
      clock.advance(100);
    }
  };
  const comesBack = () => {
    isAway = false;
  };
  return { tokens, asked, logged, passes, comesBack, kept: () => JSON.parse(stored.secret) };
}

describe('a token that was renewed just as the store went away', () => {
  it('is kept when the store is back: Slack takes the one before no more', async () => {
    const { tokens, asked, logged, passes, comesBack, kept } = createBench();
    const token = tokens.of('T1');
    await passes(5_000);
    comesBack();
    await passes(200);
    expect(await token).toBe('new');
    expect(kept()).toMatchObject({ token: 'new', refreshToken: 'r2' });
    expect([asked, logged]).toEqual([['r1'], []]);
  });

  it('is waited for no longer than nobody else may renew it, and the log says that it is lost', async () => {
    const { tokens, logged, passes } = createBench();
    const failed = expect(tokens.of('T1')).rejects.toMatchObject({ code: 'unreachable' });
    await passes(20_100);
    await failed;
    expect(logged).toEqual(['a Slack token was renewed and could not be kept']);
  });
});

describe('a token that has had its time and is not renewed', () => {
  const ended = (reason: string) => {
    const secret = writeAccess({ token: 'old', refreshToken: 'r1', expiresAt: 0 });
    const installed = { workspace: 'acme', installedAt: 0, version: 1, secret };
    return createTokens({
      installations: { find: async () => installed, replace: async () => 'saved' },
      oauth: { refresh: async () => ({ outcome: 'refused', reason }) },
      clock: createMovableClock(hour),
      log: { info() {}, warn() {}, error() {} },
    }).of('T1');
  };

  it('is none where Slack says that the installation is over', async () => {
    expect(await ended('invalid_refresh_token')).toBeUndefined();
  });

  it.each(['bad_client_secret', 'http_403'])(
    'may come yet where what is wrong is not the installation: %s',
    async (reason) => {
      await expect(ended(reason)).rejects.toMatchObject({ code: 'unreachable' });
    },
  );
});

describe('the token of a tenant', () => {
  it('speaks on while the store is away, but not once the app was removed', async () => {
    const clock = createMovableClock(0);
    const installed = { workspace: 'acme', installedAt: 0, version: 1, secret: writeAccess({ token: 'old' }) };
    let find: Installations['find'] = async () => installed;
    const tokens = createTokens({
      installations: { find: (tenant) => find(tenant), replace: () => expect.unreachable() },
      oauth: { refresh: () => expect.unreachable() },
      clock,
      log: { info() {}, warn() {}, error() {} },
    });
    const tokenOnce = (next: typeof find) => {
      find = next;
      clock.advance(30_000);
      return tokens.of('T1');
    };
    const isAway = () => Promise.reject(storeAway());
    expect(await tokens.of('T1')).toBe('old');
    expect(await tokenOnce(isAway)).toBe('old');
    expect(await tokenOnce(async () => undefined)).toBeUndefined();
    await expect(tokenOnce(isAway)).rejects.toMatchObject({ code: 'unreachable' });
  });
});
