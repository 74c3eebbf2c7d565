/** Its mistake lies behind four conditions, one after the other. */
export function readMagic(text: string): string {
  if (text.charAt(0) !== 'f') return 'no f';
  if (text.charAt(1) !== 'u') return 'no u';
  if (text.charAt(2) !== 'z') return 'no z';
  if (text.charAt(3) !== '!') return 'no !';
  throw new TypeError('the planted mistake');
}

/** The same in one member after the other. */
export function readMembers(value: unknown): string {
  if (typeof value !== 'object' || value === null || !('list' in value)) return 'no list';
  if (!Array.isArray(value.list)) return 'no array';
  if (value.list.length !== 3) return 'not three';
  if (typeof value.list[2] !== 'number') return 'no number';
  throw new TypeError('the planted mistake');
}

/** Takes time that grows with the square of the spaces within a line. */
export function trimSlowly(text: string): string {
  return text.replace(/(?:\s|_)+$/, '');
}
