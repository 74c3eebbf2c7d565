import { beforeEach, describe, expect, it } from 'vitest';
import { type Bench, createBench, granted } from '../testing/bench.ts';

let bench: Bench;
beforeEach(() => {
  bench = createBench('microsoft');
  delete bench.inbox.subject;
  bench.answers.exchange = { ...granted, account: { subject: '108', address: 'dana@northwind.onmicrosoft.test' } };
});

const walk = async () => bench.walk(await bench.issue());

describe('an account whose sign-in name is not the address of its inbox', () => {
  it('is the right one where the provider knows its mailbox by that address', async () => {
    bench.answers.aliases = ['dana.smith@example.com', 'Dana@Example.com'];
    expect(await walk()).toMatchObject({ outcome: 'completed' });
    expect(bench.inbox.grant).toBe('rt-new');
  });

  it('is another one where the provider does not', async () => {
    bench.answers.aliases = ['david@example.com'];
    expect(await walk()).toMatchObject({ refusal: { reason: 'wrong_account' } });
    expect(bench.inbox.grant).toBe('rt-old');
  });

  it('is called neither where the provider cannot be asked', async () => {
    bench.answers.aliases = undefined;
    expect(await walk()).toMatchObject({ outcome: 'refused', refusal: { reason: 'provider' } });
    expect(bench.inbox.grant).toBe('rt-old');
  });
});

describe('a Gmail address with dots', () => {
  it('is the same mailbox as without them', async () => {
    bench = createBench('google');
    delete bench.inbox.subject;
    bench.inbox.address = 'johndoe@googlemail.com';
    bench.answers.exchange = { ...granted, account: { subject: '108', address: 'john.doe@gmail.com' } };
    const inbox = {
      id: 'ib_1',
      workspace: 'acme',
      provider: 'google',
      address: bench.inbox.address,
      own: true,
    } as const;
    expect(await bench.walk(await bench.issue({ inbox }))).toMatchObject({ outcome: 'completed' });
  });
});
