import { describe, expect, it } from 'vitest';
import { withPart } from './marked-part.ts';

describe('a part of a document', () => {
  const document = 'Before\n<!-- generated: soak -->\nold\n<!-- end: soak -->\nafter\n';

  it('is replaced between its marks', () => {
    const renewed = 'Before\n<!-- generated: soak -->\nnew $1\n<!-- end: soak -->\nafter\n';
    expect(withPart(document, 'soak', 'new $1')).toBe(renewed);
  });

  it('has no place in a document without its marks', () => {
    expect(() => withPart(document, 'burst', 'new')).toThrow('no place marked "burst"');
  });
});
