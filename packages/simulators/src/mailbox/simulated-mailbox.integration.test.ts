import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMovableClock } from '../movable-clock.ts';
import { createSimulatedMailbox, type SimulatedMailbox } from './simulated-mailbox.ts';

const mail = [
  'From: Reconnect <bot@getaptly.com>',
  'To: help@getaptly.com',
  'Subject: =?utf-8?q?Ana=E2=80=99s_inbox?=',
  'Message-ID: <case-1042@getaptly.com>',
  'X-Case: IR-1042;',
  ' open',
  'Content-Type: multipart/alternative; boundary=b',
  '',
  '--b',
  'Content-Type: text/plain',
  '',
  'It does not sync.',
  '--b',
  'Content-Type: text/html',
  '',
  '<p>It does not sync.</p>',
  '--b--',
];

/** Speaks SMTP line by line; resolves with the server's last answer, or 'closed' when it hung up. */
async function send(url: string, from = 'bot@getaptly.com'): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  const lines = createInterface(socket)[Symbol.asyncIterator]();
  const answer = async () => {
    for (;;) {
      const { value, done } = await lines.next();
      if (done === true) return 'closed';
      if (!/^\d{3}-/.test(value)) return value as string;
    }
  };
  const script = [
    undefined,
    'EHLO test',
    `MAIL FROM:<${from}>`,
    'RCPT TO:<help@getaptly.com>',
    'DATA',
    [...mail, '.'].join('\r\n'),
  ];
  let last = '';
  for (const line of script) {
    if (line !== undefined) socket.write(`${line}\r\n`);
    last = await answer();
    if (!/^[23]/.test(last)) break;
  }
  socket.destroy();
  return last;
}

describe('the simulated mailbox', () => {
  let mailbox: SimulatedMailbox;
  let url: string;
  beforeEach(async () => {
    mailbox = createSimulatedMailbox({ clock: createMovableClock(Date.UTC(2026, 10, 2)) });
    url = await mailbox.listen();
  });
  afterEach(() => mailbox.close());

  it('keeps a mail with both its bodies, its headers and the time it came', async () => {
    const arrived = mailbox.waitFor((one) => one.messageId === '<case-1042@getaptly.com>');
    expect(await send(url)).toMatch(/^250/);
    expect(await arrived).toMatchObject({
      receivedAt: Date.UTC(2026, 10, 2),
      envelope: { from: 'bot@getaptly.com', to: ['help@getaptly.com'] },
      from: 'bot@getaptly.com',
      to: ['help@getaptly.com'],
      subject: 'Ana’s inbox',
      text: expect.stringContaining('It does not sync.'),
      html: expect.stringContaining('<p>It does not sync.</p>'),
      headers: { 'x-case': 'IR-1042; open' },
    });
  });

  it.each([421, 451, 550] as const)('answers %i once and then takes the mail', async (code) => {
    mailbox.faults.answer(code);
    expect(await send(url)).toMatch(new RegExp(`^${code} `));
    expect(mailbox.messages()).toEqual([]);
    expect(await send(url)).toMatch(/^250/);
  });

  it.each([
    ['greeting', 421],
    ['recipient', 452],
    ['end', 554],
  ] as const)('refuses at the %s with %i, keeps nothing, and then takes the mail', async (stage, code) => {
    mailbox.faults.plan(stage, code);
    expect(await send(url)).toMatch(new RegExp(`^${code} `));
    expect(mailbox.messages()).toEqual([]);
    expect(await send(url)).toMatch(/^250/);
  });

  it.each(['greeting', 'recipient', 'data', 'end'] as const)('hangs up at the %s and keeps nothing', async (stage) => {
    mailbox.faults.plan(stage, 'drop');
    expect(await send(url)).toBe('closed');
    expect(mailbox.messages()).toEqual([]);
  });

  it.each(['lose', 'swallow'] as const)('keeps a mail whose answer it is to %s', async (fault) => {
    mailbox.faults.plan('end', fault);
    const kept = mailbox.waitFor(() => true);
    void send(url);
    expect((await kept).messageId).toBe('<case-1042@getaptly.com>');
  });

  it('has a mail twice that is sent again because the answer was lost', async () => {
    mailbox.faults.plan('end', 'lose');
    expect(await send(url)).toBe('closed');
    expect(await send(url)).toMatch(/^250/);
    expect(mailbox.messages()).toHaveLength(2);
  });

  it('takes its time when it is slow', async () => {
    mailbox.faults.slowDown(20);
    const started = performance.now();
    expect(await send(url)).toMatch(/^250/);
    expect(performance.now() - started).toBeGreaterThan(3 * 20 - 5);
  });

  it('tells which stages a mail got to', async () => {
    const stages: string[] = [];
    mailbox.faults.onStage((stage) => stages.push(stage));
    await send(url);
    expect(stages).toEqual(['greeting', 'recipient', 'data', 'end']);
  });

  it('hangs up in the middle of a mail and keeps nothing of it', async () => {
    mailbox.faults.dropMidData();
    expect(await send(url)).toBe('closed');
    expect(mailbox.messages()).toEqual([]);
    expect(await send(url)).toMatch(/^250/);
  });

  it('refuses the first attempt of each sender when it greylists', async () => {
    mailbox.faults.greylist();
    expect(await send(url)).toMatch(/^450/);
    expect(await send(url)).toMatch(/^250/);
    expect(await send(url, 'other@getaptly.com')).toMatch(/^450/);
  });

  it('never answers when it hangs, and still closes', async () => {
    mailbox.faults.hang();
    const sending = send(url);
    await expect(mailbox.waitFor(() => true, { timeoutMs: 50 })).rejects.toThrow('waited 50 ms');
    await mailbox.close();
    expect(await sending).toBe('closed');
  });

  it('tells its listeners of each mail until they stop listening', async () => {
    let changes = 0;
    const stop = mailbox.onChange(() => {
      changes += 1;
    });
    await send(url);
    stop();
    await send(url);
    expect([changes, mailbox.messages().length]).toEqual([1, 2]);
  });
});
