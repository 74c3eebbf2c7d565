import { createMovableClock } from '@reconnect/simulators';
import { StorageError } from '@reconnect/storage';
import { describe, expect, it } from 'vitest';
import { createTroubleLog } from './trouble-log.ts';

const away = new StorageError('unreachable', 'Redis at 127.0.0.1:6379 does not answer: nothing listens there.');
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

function open() {
  const clock = createMovableClock(0);
  const lines: (readonly [message: string, fields: object])[] = [];
  const line = (fields: object, message: string) => void lines.push([message, fields]);
  const log = { info: line, warn: line, error: line };
  let answers = false;
  const ping = () => (answers ? Promise.resolve() : Promise.reject(away));
  const trouble = createTroubleLog({ what: 'the store', on: 'redis', ping, clock, log });
  return {
    ...trouble,
    lines,
    messages: () => lines.map(([message]) => message),
    recover() {
      answers = true;
    },
    /** Looks fall due one after the other, each after the answer to the one before. */
    async pass(seconds: number, each: () => void = () => undefined) {
      for (let second = 0; second < seconds; second += 1) {
        each();
        clock.advance(1_000);
        await settle();
      }
    },
  };
}

describe('the log of trouble', () => {
  it('tells once that it began and why, however much fails', () => {
    const { heard, lines } = open();
    for (let n = 0; n < 1_000; n += 1) heard(away);
    expect(lines).toEqual([
      ['the store is in trouble', { on: 'redis', failures: 1, because: away.message, err: away }],
    ]);
  });

  it('tells at most once a minute that it lasts, with how much failed', async () => {
    const { heard, lines, messages, pass } = open();
    await pass(185, () => heard(away));
    expect(messages().slice(1)).toEqual(Array(3).fill('the store is still in trouble'));
    expect(lines[1]?.[1]).toMatchObject({ failures: 60, because: away.message });
  });

  it('says the last reason of a spell that changed', async () => {
    const { heard, lines, pass } = open();
    heard(new TypeError('canary'));
    await pass(60);
    expect(lines.map(([, fields]) => fields)).toEqual([
      expect.not.objectContaining({ because: expect.anything() }),
      expect.objectContaining({ because: away.message }),
    ]);
  });

  it('tells once that it is over, within seconds, and how long it was', async () => {
    const { heard, lines, messages, pass, recover } = open();
    await pass(20, () => heard(away));
    recover();
    await pass(120);
    expect(messages()).toEqual(['the store is in trouble', 'the store is well again']);
    expect(lines[1]?.[1]).toEqual({ on: 'redis', failures: 20, seconds: 25 });
  });

  it('is not over while something fails, whatever a ping says', async () => {
    const { heard, messages, pass, recover } = open();
    recover();
    await pass(59, () => heard(away));
    expect(messages()).toEqual(['the store is in trouble']);
  });

  it('begins again with the next spell', async () => {
    const { heard, messages, pass, recover } = open();
    recover();
    heard(away);
    await pass(10);
    heard(away);
    expect(messages()).toEqual(['the store is in trouble', 'the store is well again', 'the store is in trouble']);
  });

  it('is silent once the process ends', async () => {
    const { heard, messages, pass, recover, stop } = open();
    heard(away);
    recover();
    stop();
    heard(away);
    await pass(120);
    expect(messages()).toEqual(['the store is in trouble']);
  });
});
