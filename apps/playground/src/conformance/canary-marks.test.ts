import { expect, it } from 'vitest';
import { leaksOf, type Mark, shapes } from './canary-marks.ts';

const tail = 'n5JfICtm1nSoG3JMKiqLtKLlZxryfavv';
const address: Mark = { kind: 'address', text: 'dana@northwind.example' };

it.each([
  ['refresh token', `"refresh_token":"1//0${tail}"`],
  ['refresh token', `token=1.AXoA${tail}`],
  ['refresh token', `token=1%2F%2F0${tail}&x`],
  ['access token', `Bearer ya29.${tail}`],
  ['access token', `Bearer EwB${tail}`],
  ['access token', 'id_token=eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxMDgifQ.c2lnbmF0dXJl'],
  ['code', `?code=4%2F0${tail}`],
  ['code', `"code":"4/0${tail}"`],
] as const)('a %s is seen for what it is: %s', (kind, said) => {
  expect(leaksOf([{ name: 'the log', said, allows: [] }], shapes)).toEqual([`the log: ${kind}`]);
});

it.each(['to dana@northwind.example', 'login_hint=dana%40northwind.example'])(
  'a mark is seen as it is written: %s',
  (said) => {
    expect(leaksOf([{ name: 'the log', said, allows: [] }], [address])).toEqual(['the log: address']);
  },
);

it('what belongs behind a door is no leak there', () => {
  expect(leaksOf([{ name: 'the chat', said: 'dana@northwind.example', allows: ['address'] }], [address])).toEqual([]);
});

it('a sealed text is taken for no token, whatever it happens to spell', () => {
  const said = `{"sealed":"v1.k1.AAAA.x1//0${tail}.yEwB${tail}"}`;
  expect(leaksOf([{ name: 'the store', said, allows: [] }], shapes)).toEqual([]);
});
