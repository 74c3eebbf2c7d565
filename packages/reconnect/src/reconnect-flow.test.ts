import { beforeEach, describe, expect, it } from 'vitest';
import { type Bench, createBench, granted, proof, verdict } from './testing/bench.ts';

let bench: Bench;
beforeEach(() => {
  bench = createBench();
});

const stored = async () => {
  const records = [];
  for await (const found of bench.storage.scan('')) records.push(found);
  return JSON.stringify(records);
};
const sentOut = async (token: string) => {
  const started = await bench.flow.start(token);
  if (started.outcome !== 'started') throw new Error(started.because);
  return { session: started.session, state: new URL(started.location).searchParams.get('state')! };
};

describe('a consent that is fine', () => {
  it('replaces the grant, uses the link up and tells the conversation, once', async () => {
    const token = await bench.issue();
    expect(await bench.walk(token)).toMatchObject({ outcome: 'completed', proof });
    expect(bench.inbox).toMatchObject({ grant: 'rt-new', sync: { cursor: '1500' } });
    expect(await bench.flow.open(token)).toMatchObject({ because: 'used' });
    expect(bench.told).toMatchObject([
      {
        conversation: 'slack:T1:U1',
        key: expect.stringMatching(/^reconnect:/),
        event: { type: 'reconnect.completed', inbox: { own: true }, mode: 'plain', proof },
      },
    ]);
    expect(await bench.flow.catchUp()).toMatchObject({ delivered: 0 });
  });

  it('keeps state, session, verifier and nonce out of the store', async () => {
    const { session, state } = await sentOut(await bench.issue());
    const { verifier, nonce } = bench.asked.requests[0]!;
    expect(verifier).toMatch(/^[\w-]{43}$/);
    const text = await stored();
    expect(text).toContain('sessionHash');
    for (const secret of [session, state, verifier, nonce]) expect(text).not.toContain(secret);
  });

  it('may come back after the link expired when it set out before', async () => {
    const token = await bench.issue();
    bench.clock.advance(29 * 60_000);
    const { session, state } = await sentOut(token);
    bench.clock.advance(10 * 60_000);
    expect(await bench.flow.complete({ provider: 'google', query: { state, code: 'c' }, session })).toMatchObject({
      outcome: 'completed',
    });
  });

  it('is committed although the inbox changed in the middle, as long as the account is the same', async () => {
    bench = createBench();
    const token = await bench.issue();
    const { session, state } = await sentOut(token);
    const original = bench.storage.commit.bind(bench.storage);
    let raced = false;
    Object.assign(bench.storage, {
      commit: async (...args: Parameters<typeof original>) => {
        if (!raced && args[1].some((write) => write.name.startsWith('notice/'))) {
          raced = true;
          return { outcome: 'stale' };
        }
        return original(...args);
      },
    });
    expect(await bench.flow.complete({ provider: 'google', query: { state, code: 'c' }, session })).toMatchObject({
      outcome: 'completed',
    });
    expect(bench.asked.proved).toHaveLength(1);
    expect(bench.inbox.grant).toBe('rt-new');
  });
});

describe('a return from the provider', () => {
  const back = (state: string, session: string | undefined, query: Record<string, string> = { code: 'c' }) =>
    bench.flow.complete({ provider: 'google', query: { state, ...query }, session });

  it.each([
    ['a forged state', (out: Sent) => ({ ...out, state: 'forged' }), 'unknown_state'],
    ['no state', (out: Sent) => ({ ...out, state: '' }), 'unknown_state'],
    ['no cookie', (out: Sent) => ({ state: out.state, session: undefined }), 'other_browser'],
    [
      'the cookie of another walk',
      (out: Sent) => ({ ...out, session: `${'x'.repeat(43)}.${out.session.split('.')[1]}` }),
      'other_browser',
    ],
  ] as const)('with %s is refused, exchanges nothing and burns nothing', async (_, change, because) => {
    const out = await sentOut(await bench.issue());
    const { state, session } = change(out);
    expect(await back(state, session)).toMatchObject({ outcome: 'closed', because });
    expect(bench.asked.exchanged).toEqual([]);
    expect(bench.inbox.grant).toBe('rt-old');
    expect(await back(out.state, out.session)).toMatchObject({ outcome: 'completed' });
  });

  it('at the other provider is refused', async () => {
    const { state, session } = await sentOut(await bench.issue());
    expect(await bench.flow.complete({ provider: 'microsoft', query: { state, code: 'c' }, session })).toMatchObject({
      because: 'unknown_state',
    });
  });

  it('is taken in once, even when it comes twice at the same time', async () => {
    const { state, session } = await sentOut(await bench.issue());
    const outcomes = await Promise.all([back(state, session), back(state, session)]);
    expect(outcomes.map((ended) => ended.outcome).sort()).toEqual(['closed', 'completed']);
    expect(await back(state, session)).toMatchObject({ outcome: 'closed', because: 'handled' });
    expect(bench.asked.exchanged).toHaveLength(1);
    expect(bench.told).toHaveLength(1);
  });

  it('after 15 minutes is too late, and says how to try again', async () => {
    const token = await bench.issue();
    const { state, session } = await sentOut(token);
    bench.clock.advance(15 * 60_000);
    expect(await back(state, session)).toEqual({ outcome: 'closed', because: 'too_slow', token });
  });

  it('of a link that was retired meanwhile commits nothing', async () => {
    const { state, session } = await sentOut(await bench.issue());
    await bench.issue();
    expect(await back(state, session)).toMatchObject({ outcome: 'closed', because: 'retired' });
    expect(bench.asked.exchanged).toEqual([]);
  });

  it('of the second tab finds the link used', async () => {
    const token = await bench.issue();
    const [first, second] = [await sentOut(token), await sentOut(token)];
    expect(await back(first.state, first.session)).toMatchObject({ outcome: 'completed' });
    expect(await back(second.state, second.session)).toMatchObject({ outcome: 'closed', because: 'used' });
    expect(bench.inbox.revision).toBe(2);
  });

  it.each([
    ['Google, by the person', { error: 'access_denied' }, { reason: 'cancelled' }],
    ['Microsoft, by the person', { error: 'access_denied', error_subcode: 'cancel' }, { reason: 'cancelled' }],
    [
      'Microsoft, by the person at the consent',
      { error: 'access_denied', error_description: 'AADSTS65004: User declined to consent to access the app.' },
      { reason: 'cancelled' },
    ],
    [
      'Microsoft, by a policy',
      { error: 'access_denied', error_description: 'AADSTS90094: An administrator…' },
      { reason: 'provider' },
    ],
    ['an outage', { error: 'server_error' }, { reason: 'provider' }],
  ])('that was refused (%s) tells the conversation and keeps link and grant', async (_, query, refusal) => {
    const token = await bench.issue();
    const { state, session } = await sentOut(token);
    expect(await back(state, session, query)).toMatchObject({ outcome: 'refused', refusal, token });
    expect(bench.told).toMatchObject([{ event: { type: 'reconnect.refused', refusal } }]);
    expect(JSON.stringify(bench.told)).not.toContain(state);
    expect(bench.inbox.grant).toBe('rt-old');
    expect(await bench.flow.open(token)).toMatchObject({ state: 'live' });
  });

  it.each(['invalid_client', 'access_denied'])(
    'whose code the provider refuses with %s is judged, and no person’s doing',
    async (error) => {
      bench.answers.exchange = { outcome: 'refused', query: { error } };
      expect(await bench.walk(await bench.issue())).toMatchObject({
        outcome: 'refused',
        refusal: { reason: 'provider', verdict: { rule: `exchange {"error":"${error}"}` } },
      });
    },
  );
});

interface Sent {
  readonly state: string;
  readonly session: string;
}

describe('a consent that is not what was asked for', () => {
  const elsewhere = { ...granted, account: { subject: '999', address: 'eve@other.test' } };

  it('of another account is refused, given back, and asks for the account next time', async () => {
    bench.answers.exchange = elsewhere;
    const token = await bench.issue();
    expect(await bench.walk(token)).toMatchObject({
      outcome: 'refused',
      refusal: { reason: 'wrong_account', account: 'e•••@other.test' },
      token,
    });
    expect(bench.inbox).toMatchObject({ grant: 'rt-old', revision: 1 });
    expect(bench.asked.revoked).toEqual(['rt-new']);
    expect(bench.asked.proved).toEqual([]);
    bench.answers.exchange = granted;
    expect(await bench.walk(token)).toMatchObject({ outcome: 'completed' });
    expect(bench.asked.requests.map((request) => request.reason)).toEqual(['grant_dead', 'wrong_account']);
  });

  it('of another account on which an inbox lives is refused without giving that account’s grants back', async () => {
    bench.answers.exchange = elsewhere;
    bench.liveAccounts.add('eve@other.test');
    await bench.walk(await bench.issue());
    expect(bench.asked.revoked).toEqual([]);
  });

  it('of another account on which an inbox lives under an alias is not given back either', async () => {
    bench.answers.exchange = elsewhere;
    bench.liveAccounts.add('999');
    await bench.walk(await bench.issue());
    expect(bench.asked.revoked).toEqual([]);
  });

  it('is told apart by the provider’s id although the address is the same', async () => {
    bench.answers.exchange = { ...granted, account: { subject: '999', address: 'dana@example.com' } };
    expect(await bench.walk(await bench.issue())).toMatchObject({ refusal: { reason: 'wrong_account' } });
  });

  it('is the same account under a new address, and by address where no id is known', async () => {
    bench.answers.exchange = { ...granted, account: { subject: '108', address: 'dana.new@example.com' } };
    expect(await bench.walk(await bench.issue())).toMatchObject({
      outcome: 'completed',
      proof: { address: 'dana.new@example.com' },
    });
    bench = createBench();
    delete bench.inbox.subject;
    bench.answers.exchange = { ...granted, account: { subject: '555', address: 'DANA@example.com' } };
    expect(await bench.walk(await bench.issue())).toMatchObject({ outcome: 'completed' });
  });

  it.each([
    ['reading mail', { ...granted, missing: ['read_mail'] as const }, ['read_mail']],
    ['lasting access', (({ refreshToken: _, ...rest }) => rest)(granted), ['offline']],
  ])('that lacks %s is refused and leaves a live old grant alone', async (_, answer, permissions) => {
    bench.answers.exchange = answer;
    expect(await bench.walk(await bench.issue())).toMatchObject({
      refusal: { reason: 'permission_missing', permissions },
    });
    expect(bench.inbox).toMatchObject({ grant: 'rt-old', revision: 1 });
    expect(bench.asked.revoked).toEqual([]);
  });

  it('leaves the old grant alone although the account goes by a new address', async () => {
    bench.answers.exchange = {
      ...granted,
      account: { subject: '108', address: 'dana.new@example.com' },
      missing: ['read_mail'],
    };
    await bench.walk(await bench.issue());
    expect(bench.asked.revoked).toEqual([]);
  });

  it('is given back where the old grant is dead anyway', async () => {
    bench.inbox.dead = true;
    bench.answers.exchange = { ...granted, missing: ['read_mail'] };
    await bench.walk(await bench.issue());
    expect(bench.asked.revoked).toEqual(['rt-new']);
  });

  it('with which no mail can be read is refused with the verdict', async () => {
    bench.answers.prove = { outcome: 'not_working', verdict };
    expect(await bench.walk(await bench.issue())).toMatchObject({ refusal: { reason: 'not_working', verdict } });
    expect(bench.inbox).toMatchObject({ grant: 'rt-old', revision: 1 });
  });
});

describe('a full reconnect', () => {
  it('at Google gives the old grant back first, then starts from a clean cursor', async () => {
    expect(await bench.walk(await bench.issue({ mode: 'full' }))).toMatchObject({ outcome: 'completed' });
    expect(bench.asked.revoked).toEqual(['rt-old']);
    expect(bench.asked.proved).toEqual([{}]);
    expect(bench.told[0]?.event).toMatchObject({ mode: 'full' });
  });

  it('gives nothing back while it is only looked at', async () => {
    await bench.flow.open(await bench.issue({ mode: 'full' }));
    expect(bench.asked.revoked).toEqual([]);
  });

  it('at Google leaves the grant alone when another inbox lives on the account', async () => {
    bench.liveAccounts.add('dana@example.com');
    await bench.walk(await bench.issue({ mode: 'full' }));
    expect(bench.asked.revoked).toEqual([]);
  });

  it('at Google leaves the grant alone when another inbox lives on the account under an alias', async () => {
    bench.liveAccounts.add('108');
    await bench.walk(await bench.issue({ mode: 'full' }));
    expect(bench.asked.revoked).toEqual([]);
  });

  it('at Microsoft, which takes nothing back, keeps the old grant until the new one is proven', async () => {
    bench = createBench('microsoft');
    bench.answers.prove = { outcome: 'not_working', verdict };
    await bench.walk(await bench.issue({ mode: 'full' }));
    expect(bench.inbox.grant).toBe('rt-old');
  });
});

describe('a crash', () => {
  it('of the store at the commit loses neither grant nor link', async () => {
    const token = await bench.issue();
    const { session, state } = await sentOut(token);
    const working = bench.storage.commit;
    let commits = 0;
    bench.storage.commit = (...args) => (++commits === 2 ? Promise.reject(new Error('store down')) : working(...args));
    const back = { provider: 'google', query: { state, code: 'c' }, session } as const;
    await expect(bench.flow.complete(back)).rejects.toThrow('store down');
    expect(bench.inbox).toMatchObject({ grant: 'rt-old', revision: 1 });
    expect(bench.told).toEqual([]);
    expect(await bench.walk(token)).toMatchObject({ outcome: 'completed' });
  });

  it('between exchange and commit loses neither grant nor link', async () => {
    bench.answers.prove = new Error('killed');
    const token = await bench.issue();
    await expect(bench.walk(token)).rejects.toThrow('killed');
    expect(bench.inbox).toMatchObject({ grant: 'rt-old', revision: 1 });
    bench.answers.prove = { outcome: 'working', proof, sync: {} };
    expect(await bench.walk(token)).toMatchObject({ outcome: 'completed' });
  });

  it('between commit and notice is made good by the sweep, with the same key', async () => {
    bench.answers.notify = new Error('jobs are down');
    expect(await bench.walk(await bench.issue())).toMatchObject({ outcome: 'completed' });
    expect(bench.told).toEqual([]);
    bench.answers.notify = undefined;
    expect(await bench.flow.catchUp()).toMatchObject({ delivered: 0 });
    bench.clock.advance(15_000);
    expect(await bench.flow.catchUp()).toEqual({ delivered: 1, askedAfter: 0 });
    expect(bench.told).toMatchObject([{ conversation: 'slack:T1:U1', event: { type: 'reconnect.completed' } }]);
    expect(await bench.flow.catchUp()).toMatchObject({ delivered: 0 });
  });
});
