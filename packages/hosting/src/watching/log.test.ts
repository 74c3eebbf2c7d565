import { describe, expect, it } from 'vitest';
import { createLog } from './log.ts';

const canary = 'xoxb-1234567890-canary';

function logged(write: (log: ReturnType<typeof createLog>) => void, level = 'info') {
  const lines: string[] = [];
  write(createLog('slack', level, { sink: { write: (line) => lines.push(line) } }));
  return lines;
}

describe('the log', () => {
  it('writes a line of JSON with the app, the fields and the message', () => {
    const [line, ...others] = logged((log) => log.info({ outcome: 'taken', status: 200, none: null }, 'a turn'));
    expect(others).toEqual([]);
    expect(JSON.parse(line!)).toMatchObject({ app: 'slack', level: 30, outcome: 'taken', status: 200, msg: 'a turn' });
  });

  it('leaves out what is below its level', () => {
    expect(logged((log) => log.info({}, 'quiet'), 'warn')).toEqual([]);
    expect(logged((log) => log.warn({}, 'loud'), 'warn')).toHaveLength(1);
  });

  it.each([
    ['in a field', { why: `refused ${canary}` }],
    ['in a field of a field', { deed: { type: 'say', detail: [canary] } }],
    ['under a name that says so', { botToken: 'canary' }],
    ['in an error', { err: new Error(canary) }],
    ['in the cause of an error', { err: new Error('outer', { cause: new TypeError(canary) }) }],
    ['as an authorization code', { code: 'M9xQ2L77canary' }],
    ['in a link', { url: 'https://reconnect.example/canary' }],
    ['as an address', { inbox: 'canary@northwind.example' }],
    ['as an address within a sentence', { why: 'no inbox <canary@northwind.example>, sorry' }],
    ['as an address within that of a page', { went: 'https://a.example/?login_hint=canary%40northwind.example&x=1' }],
    ['as the text of a mail', { text: 'canary' }],
    ['too deep to be meant', { a: { b: { c: { d: { e: { f: 'canary' } } } } } }],
  ])('holds no secret that came %s', (_where, fields) => {
    const lines = logged((log) => {
      for (const write of [log.info, log.warn, log.error]) write(fields, `also here: ${canary}`);
    });
    expect(lines).toHaveLength(3);
    for (const line of lines) {
      expect(line).not.toContain('canary');
      expect(line).toContain('[removed]');
    }
  });

  it('names a webhook as Aptly knows it, and nothing else that is as long', () => {
    const id = `msg_${'QHo_9Lb-'.repeat(5)}x1z`;
    const lines = logged((log) => {
      log.info({ webhook: id }, 'Aptly was told');
      log.info({ webhook: `${id}1`, other: id.slice(1) }, 'Aptly was told');
    });
    expect(JSON.parse(lines[0]!)).toMatchObject({ webhook: id });
    expect(JSON.parse(lines[1]!)).toMatchObject({ webhook: '[removed]', other: '[removed]' });
  });

  it('is written in linear time, whatever long text somebody brought into it', () => {
    const started = performance.now();
    for (const piece of ['a', '日', '%4', '%40', '@', 'a@', 'slack:', 'slack:a(', 'xoxb-9\\'])
      logged((log) => log.info({ why: piece.repeat(40_000 / piece.length) }, 'refused'));
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it('calls a conversation by a pseudonym, the same wherever it is named', () => {
    const [line, other] = logged((log) => {
      log.info(
        { conversation: 'slack:T1:U1', job: 'slack:T1:U1#3', err: new Error('of slack:T1:U1') },
        'for slack:T1:U1',
      );
      log.info({ key: ['case', 'teams:a%3Ab:29%3A1-x_Y'] }, 'another');
    });
    const name = 'c_266648acf82e';
    expect(JSON.parse(line!)).toMatchObject({ conversation: name, job: `${name}#3`, msg: `for ${name}` });
    expect(JSON.parse(other!).key).toEqual(['case', expect.stringMatching(/^c_[\da-f]{12}$/)]);
  });

  it('tells with every line what it is about', () => {
    const lines: string[] = [];
    const log = createLog('web', 'info', {
      sink: { write: (line) => lines.push(line) },
      about: () => ({ request: `r-${lines.length}` }),
    });
    log.info({}, 'one');
    log.warn({}, 'another');
    expect(lines.map((line) => JSON.parse(line).request)).toEqual(['r-0', 'r-1']);
  });

  it.each(['link-expired', 'ECONNRESET', 'AADSTS50173', 'invalid_grant', 429])('tells the error code %s', (code) => {
    expect(logged((log) => log.warn({ code }, 'refused'))[0]).toContain(String(code));
  });

  it('tells the class, the code and the place of an error, and of its cause', () => {
    const cause = Object.assign(new TypeError('secret words'), { code: 'ECONNRESET' });
    const [line] = logged((log) => log.error({ err: new RangeError('more of them', { cause }) }, 'failed'));
    expect(JSON.parse(line!).err).toMatchObject({
      error: 'RangeError',
      at: expect.arrayContaining([expect.stringContaining('log.test.ts')]),
      cause: { error: 'TypeError', code: 'ECONNRESET' },
    });
    expect(line).not.toMatch(/secret words|more of them/);
  });
});
