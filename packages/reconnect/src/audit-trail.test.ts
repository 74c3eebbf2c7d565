import { readAuditLog } from '@reconnect/audit';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Bench, createBench, granted, verdict } from './testing/bench.ts';

let bench: Bench;
beforeEach(() => {
  bench = createBench();
});

const browser = { kind: 'browser' };
const assistant = { kind: 'assistant' };
const entriesOf = (deed: Parameters<typeof readAuditLog>[1]) => readAuditLog(bench.storage, deed);
const at = '2026-11-22T12:00:00.000Z';
const elsewhere = { ...granted, account: { subject: '999', address: 'eve@other.test' } };

const sentOut = async (token: string) => {
  const started = await bench.flow.start(token);
  if (started.outcome !== 'started') throw new Error(started.because);
  return { session: started.session, state: new URL(started.location).searchParams.get('state')! };
};
const back = (state: string, session?: string, query: Record<string, string> = { code: 'code-1' }) =>
  bench.flow.complete({ provider: 'google', query: { state, ...query }, session });

describe('the audit log', () => {
  it('tells a reconnect that was fine from the link to the new grant', async () => {
    await bench.walk(await bench.issue());
    const inbox = { at, inbox: 'ib_1', workspace: 'acme' };
    const about = { provider: 'google', mode: 'plain' };
    expect(await entriesOf({})).toEqual(
      expect.arrayContaining([
        {
          ...inbox,
          deed: 'link.issued',
          by: { kind: 'person', conversation: 'slack:T1:U1' },
          about: { ...about, reason: 'grant_dead' },
        },
        { ...inbox, deed: 'consent.started', by: browser, about },
        { ...inbox, deed: 'inbox.reconnected', by: browser, about },
      ]),
    );
    expect(await entriesOf({})).toHaveLength(3);
  });

  it('holds a reconnect exactly when the grant was committed', async () => {
    const token = await bench.issue();
    const working = bench.storage.commit;
    bench.storage.commit = (...args) =>
      args[1].some(({ name }) => name.startsWith('notice/'))
        ? Promise.reject(new Error('store down'))
        : working(...args);
    await expect(bench.walk(token)).rejects.toThrow('store down');
    expect(await entriesOf({ deed: 'inbox.reconnected' })).toEqual([]);
    bench.storage.commit = working;
    await bench.walk(token);
    expect(await entriesOf({ deed: 'inbox.reconnected' })).toHaveLength(1);
  });

  it('tells that another account was refused and its grant given back, and not whose it is', async () => {
    bench.answers.exchange = elsewhere;
    await bench.walk(await bench.issue());
    expect(await entriesOf({ deed: 'consent.refused' })).toMatchObject([
      { inbox: 'ib_1', by: browser, about: { provider: 'google', reason: 'wrong_account' } },
    ]);
    expect(await entriesOf({ deed: 'grant.returned' })).toMatchObject([{ inbox: 'ib_1', by: assistant }]);
    expect(JSON.stringify(await entriesOf({}))).not.toMatch(/eve|other\.test|999/);
  });

  it('tells of no grant that was given back where it was kept', async () => {
    bench.answers.exchange = elsewhere;
    bench.liveAccounts.add('eve@other.test');
    await bench.walk(await bench.issue());
    expect(await entriesOf({ deed: 'grant.returned' })).toEqual([]);
  });

  it.each([
    ['an unticked permission', { ...granted, missing: ['read_mail'] as const }, { permissions: 'read_mail' }],
    [
      'an error of the provider',
      { outcome: 'refused', query: { error: 'server_error' } } as const,
      { reason: 'provider', cause: verdict.cause },
    ],
  ])('tells why a consent was refused: %s', async (_, exchange, about) => {
    bench.answers.exchange = exchange;
    await bench.walk(await bench.issue());
    expect(await entriesOf({ deed: 'consent.refused' })).toMatchObject([{ about }]);
  });

  it('tells that the person said no, or that no mail could be read', async () => {
    const { session, state } = await sentOut(await bench.issue());
    await back(state, session, { error: 'access_denied' });
    bench.answers.prove = { outcome: 'not_working', verdict };
    await bench.walk(await bench.issue());
    const refused = await entriesOf({ deed: 'consent.refused' });
    expect(refused.map((entry) => entry.about?.['reason'])).toEqual(['cancelled', 'not_working']);
  });

  it('tells that a full reconnect gave the old grant back, exactly when it did', async () => {
    await bench.flow.open(await bench.issue({ mode: 'full' }));
    expect(await entriesOf({ deed: 'grant.revoked' })).toEqual([]);
    await bench.walk(await bench.issue({ mode: 'full' }));
    expect(await entriesOf({ deed: 'grant.revoked' })).toMatchObject([
      { inbox: 'ib_1', by: browser, about: { provider: 'google' } },
    ]);
    expect(await entriesOf({ deed: 'inbox.reconnected' })).toMatchObject([{ about: { mode: 'full' } }]);
  });
});

describe('a return that is turned away', () => {
  const turnedAway = () => entriesOf({ deed: 'consent.turned_away' });

  it('leaves an entry with the reason, and with the inbox where the attempt is known', async () => {
    const out = await sentOut(await bench.issue());
    await back('forged', out.session);
    for (const session of [undefined, out.session, out.session]) {
      bench.clock.advance(1);
      await back(out.state, session);
    }
    const tab = await sentOut(await bench.issue());
    bench.clock.advance(15 * 60_000);
    await back(tab.state, tab.session);
    const about = (reason: string) => ({ provider: 'google', reason });
    expect(await turnedAway()).toEqual([
      { at, deed: 'consent.turned_away', by: browser, about: about('unknown_state') },
      expect.objectContaining({ inbox: 'ib_1', about: about('other_browser') }),
      expect.objectContaining({ inbox: 'ib_1', about: about('handled') }),
      expect.objectContaining({ inbox: 'ib_1', about: about('too_slow') }),
    ]);
  });

  it('leaves one too where its link was retired meanwhile', async () => {
    const { state, session } = await sentOut(await bench.issue());
    await bench.issue();
    await back(state, session);
    expect(await turnedAway()).toMatchObject([{ inbox: 'ib_1', about: { reason: 'retired' } }]);
  });

  it('cannot fill the store: a thousand forged states a minute leave one entry', async () => {
    await Promise.all(Array.from({ length: 1_000 }, (_, n) => back(`forged-${n}`)));
    expect(await turnedAway()).toHaveLength(1);
    bench.clock.advance(60_000);
    await back('forged');
    expect(await turnedAway()).toHaveLength(2);
  });
});

describe('an entry', () => {
  it('never holds a token, link, code, state, session or address, whatever becomes of the consent', async () => {
    const secret = (kind: string) => fc.uuid().map((id) => `${kind}-${id}`);
    const stories = fc.record({
      provider: fc.constantFrom('google', 'microsoft'),
      mode: fc.constantFrom('plain', 'full'),
      refreshToken: secret('rt'),
      code: secret('code'),
      account: fc.constantFrom('dana@example.com', 'eve@other.test'),
      missing: fc.subarray(['read_mail', 'offline'] as const),
      prove: fc.constantFrom(bench.answers.prove, { outcome: 'not_working', verdict } as const),
      query: fc.constantFrom(
        {},
        { error: 'access_denied' },
        { error: 'server_error', error_description: 'eve@x.test' },
      ),
      cookies: fc.array(fc.boolean(), { minLength: 1, maxLength: 2 }),
    });
    const untold = async ({ provider, mode, refreshToken, code, account, missing, prove, query, cookies }: Story) => {
      bench = createBench(provider);
      bench.inbox.grant = `old-${refreshToken}`;
      delete bench.inbox.subject;
      const exchange = { ...granted, account: { subject: '108', address: account }, refreshToken, missing };
      Object.assign(bench.answers, { exchange, prove });
      const token = await bench.issue({ mode });
      const { state, session } = await sentOut(token);
      for (const hasCookie of cookies) {
        const back = { provider, query: { state, code, ...query }, session: hasCookie ? session : undefined };
        await bench.flow.complete(back);
      }
      const log = JSON.stringify(await entriesOf({}));
      expect(log).toContain('consent.started');
      const secrets = [refreshToken, code, token, state, session, granted.accessToken, '@', 'dana', 'eve'];
      for (const hidden of secrets) expect(log).not.toContain(hidden);
    };
    type Story = typeof stories extends fc.Arbitrary<infer Value> ? Value : never;
    await fc.assert(fc.asyncProperty(stories, untold), { numRuns: 60 });
  });
});
