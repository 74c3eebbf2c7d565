import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAuthenticationResults } from './authentication-results.ts';

/** What is said of each method, as plain data. */
const read = (value: string) => {
  const found = parseAuthenticationResults(value);
  return found?.results.map(({ method, result, properties }) => [method, result, Object.fromEntries(properties)]);
};

describe('an Authentication-Results header', () => {
  it('tells what one server found', () => {
    const value =
      'mx.google.com; dkim=pass header.i=@getaptly.com header.s=s1 header.b=abc; spf=pass (google.com: domain of ana@getaptly.com designates 192.0.2.1 as permitted sender) smtp.mailfrom=ana@getaptly.com; dmarc=pass (p=REJECT sp=REJECT dis=NONE) header.from=getaptly.com';
    expect(parseAuthenticationResults(value)?.server).toBe('mx.google.com');
    expect(read(value)).toEqual([
      ['dkim', 'pass', { 'header.i': '@getaptly.com', 'header.s': 's1', 'header.b': 'abc' }],
      ['spf', 'pass', { 'smtp.mailfrom': 'ana@getaptly.com' }],
      ['dmarc', 'pass', { 'header.from': 'getaptly.com' }],
    ]);
  });

  it.each([
    [
      'a version and odd spacing',
      'MX.Example 1 ;  SPF/1 = Pass  smtp.mailfrom = A@B.example',
      [['spf', 'pass', { 'smtp.mailfrom': 'a@b.example' }]],
    ],
    ['no results', 'mx.example; none', []],
    [
      'a comment that begins a result',
      'mx.example; spf=fail (x; dmarc=pass header.from=a.example)',
      [['spf', 'fail', {}]],
    ],
    [
      'nested and escaped comments',
      'mx.example; spf=fail (a (b) \\) "; dmarc=pass) x=y',
      [['spf', 'fail', { x: 'y' }]],
    ],
    [
      'a quoted address that begins a result',
      'mx.example; spf=pass smtp.mailfrom="x; dmarc=pass header.from=a.example"@evil.example',
      [['spf', 'pass', { 'smtp.mailfrom': 'x??dmarc?pass?header.from?a.example@evil.example' }]],
    ],
    [
      'an escaped quote within quotes',
      'mx.example; spf=fail y="a\\"; dmarc=pass" z=1',
      [['spf', 'fail', { y: 'a??dmarc?pass', z: '1' }]],
    ],
    ['a quote without end', 'mx.example; spf=fail y="a; dmarc=pass', [['spf', 'fail', { y: 'a??dmarc?pass' }]]],
    [
      'a bracket within quotes',
      'mx.example; spf=fail y="("; dkim=none',
      [
        ['spf', 'fail', { y: '(' }],
        ['dkim', 'none', {}],
      ],
    ],
  ])('is read with %s', (_, value, expected) => {
    expect(read(value)).toEqual(expected);
  });

  it.each(['', ';', 'spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=a.example; dmarc=pass', '(mx.example); spf=pass'])(
    'is nobody’s word without a server’s name: %j',
    (value) => {
      expect(parseAuthenticationResults(value)).toBeUndefined();
    },
  );

  it('is read in linear time and without failing, whatever it says', () => {
    const sign = fc.constantFrom('"', '\\', '(', ')', ';', '=', ' ', 'dmarc=pass', 'a');
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 300 }), (signs) => {
        parseAuthenticationResults(signs.join(''));
      }),
    );
    const started = performance.now();
    for (const piece of ['"', '(', '\\', '= ', ';', 'a', ' ', '() ']) parseAuthenticationResults(piece.repeat(100_000));
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
