import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { unzip } from '../testing/unzip.ts';
import { zip } from './zip.ts';

const files = new Map([
  ['manifest.json', Buffer.from('{}')],
  ['empty', Buffer.alloc(0)],
  ['ñ.json', Buffer.from('“buzón”')],
  ['color.png', Buffer.from([0x89, 0x50, 0x4b, 0x05, 0x06, 0, 255])],
]);

describe('a ZIP', () => {
  it('holds what was put in, in that order', () => {
    expect([...unzip(zip(files))]).toEqual([...files]);
  });

  it('is the same for the same files', () => {
    expect(zip(files)).toEqual(zip(new Map(files)));
  });

  it('begins with the first file, as programs expect that look at the first bytes', () => {
    const made = zip(files);
    expect(made.readUInt32LE(0)).toBe(0x04034b50);
    expect(made.readUInt32LE(14)).toBe(crc32('{}'));
  });
});
