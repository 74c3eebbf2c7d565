import { expect, it } from 'vitest';
import { nameOf } from './log.ts';

const refusal = (fields: object) => Object.assign(new TypeError('canary'), fields);

it.each([
  ['TypeError', refusal({})],
  ['TypeError:refused', refusal({ code: 'refused' })],
  ['TypeError:refused:invalid_auth', refusal({ code: 'refused', reason: 'invalid_auth' })],
  ['TypeError:refused', refusal({ code: 'refused', reason: 'Canary is not welcome' })],
  ['TypeError:refused', refusal({ code: 'refused', reason: undefined })],
  ['unknown', 'canary'],
])('an error is called %s in the log, by its class, its code and the word of who refused', (name, error) => {
  expect(nameOf(error)).toBe(name);
});
