import { describe, expect, it } from 'vitest';
import { domainOf, sameMailbox } from './same-mailbox.ts';

describe('two addresses', () => {
  it.each([
    ['google', 'Dana@Example.com', 'dana@example.com '],
    ['google', 'john.doe@gmail.com', 'johndoe+mail@googlemail.com'],
    ['microsoft', 'Dana@Example.com', 'dana@example.com'],
  ] as const)('are one mailbox at %s: %s and %s', (provider, one, other) => {
    expect(sameMailbox(provider, one, other)).toBe(true);
  });

  it.each([
    ['google', 'd.ana@example.com', 'dana@example.com'],
    ['google', 'dana+x@example.com', 'dana@example.com'],
    ['google', 'dana@gmail.com.example.com', 'dana@gmail.com'],
    ['google', 'gmail.com', '@gmail.com'],
    ['microsoft', 'john.doe@gmail.com', 'johndoe@gmail.com'],
    ['microsoft', 'dana@example.com', 'david@example.com'],
  ] as const)('are two at %s: %s and %s', (provider, one, other) => {
    expect(sameMailbox(provider, one, other)).toBe(false);
  });
});

it.each([
  ['dana@Example.com', 'example.com'],
  ['"a@b"@c.example', 'c.example'],
  ['c.example', 'c.example'],
  ['', ''],
])('the domain of %j is %j', (address, domain) => {
  expect(domainOf(address)).toBe(domain);
});
