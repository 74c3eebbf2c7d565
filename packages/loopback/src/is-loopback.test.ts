import { expect, it } from 'vitest';
import { isLoopback } from './is-loopback.ts';

it.each(['localhost', '127.0.0.1', '127.8.9.10', '::1', '[::1]'])('%s is this very machine', (host) => {
  expect(isLoopback(host)).toBe(true);
});

it.each([
  '',
  '0.0.0.0',
  '10.0.0.1',
  '128.0.0.1',
  '[::]',
  'localhost.example.com',
  'my-localhost',
  '127.0.0.1.example.com',
  '127.0.0',
  'x127.0.0.1',
])('“%s” may be another machine', (host) => {
  expect(isLoopback(host)).toBe(false);
});
