import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { speakerOf } from './speaker-of.ts';

/** Any UTF-16 units, halves of signs among them. */
const anyText = (maxLength: number) =>
  fc.array(fc.nat(0xffff), { maxLength }).map((units) => String.fromCharCode(...units));

describe('who answers', () => {
  it.each([
    ['Ana López', 'Ana'],
    ['López, Ana', 'Ana'],
    ['Jean-Luc Ó Briain', 'Jean-Luc'],
    ['Łukasz', 'Łukasz'],
    ['Aptly Support', 'Support'],
    ['Help Desk', 'Support'],
    ['Ana (Support)', 'Support'],
    ['', 'Support'],
    ['ana@getaptly.com', 'Support'],
    ['<b>Ana</b>', 'Support'],
    ['https://evil.example', 'Support'],
    ['A', 'Support'],
    ['🤩 Ana', 'Support'],
    ['x'.repeat(31), 'Support'],
  ])('of %j is %s', (name, expected) => {
    expect(speakerOf(name)).toBe(expected);
  });

  it('is one short word of letters, whatever stands in the header', () => {
    fc.assert(
      fc.property(anyText(90), (name) => {
        expect(speakerOf(name)).toMatch(/^\p{L}[\p{L}\p{M}'’-]{1,29}$/u);
      }),
    );
  });
});
