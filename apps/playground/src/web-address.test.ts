import { expect, it } from 'vitest';
import { webAddress } from './web-address.ts';

it.each([
  ['127.0.0.1', 'http://127.0.0.1:3000'],
  ['localhost', 'http://localhost:3000'],
  ['::1', 'http://[::1]:3000'],
])('What listens at %s is found at %s', (host, address) => {
  expect(webAddress(host, 3000)).toBe(address);
  expect(URL.canParse(address)).toBe(true);
});
