import { crc32 } from 'node:zlib';

/** 1 January 1980, as MS-DOS writes it: a ZIP cannot do without a date, and the same files shall give the same bytes. */
const noDate = 0x0021;
const version = 20;
/** Names are UTF-8. */
const flags = 0x0800;
const stored = 0;

/**
 * A ZIP of a few small files at its root, in the order given (APPNOTE 6.3, no ZIP64). They are not compressed: pictures
 * already are, and what deflate gives differs from one Node to the next.
 */
export function zip(files: ReadonlyMap<string, Buffer>): Buffer {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of files) {
    const path = Buffer.from(name);
    const about = describe(path, content);
    const local = Buffer.concat([signed(0x04034b50), numbers([version, 2]), about, path, content]);
    entries.push(
      Buffer.concat([
        signed(0x02014b50),
        numbers([version, 2], [version, 2]),
        about,
        // No comment, first disk, no attributes.
        numbers([0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]),
        path,
      ]),
    );
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(entries);
  const count = entries.length;
  const end = numbers([0, 2], [0, 2], [count, 2], [count, 2], [directory.length, 4], [offset, 4], [0, 2]);
  return Buffer.concat([...locals, directory, signed(0x06054b50), end]);
}

/** What a file's own header and its entry in the directory say alike. */
function describe(path: Buffer, content: Buffer): Buffer {
  const { length } = content;
  return numbers(
    [flags, 2],
    [stored, 2],
    [0, 2],
    [noDate, 2],
    [crc32(content), 4],
    [length, 4],
    [length, 4],
    [path.length, 2],
    [0, 2],
  );
}

const signed = (signature: number): Buffer => numbers([signature, 4]);

/** Little-endian numbers, each in so many bytes. */
function numbers(...values: readonly (readonly [value: number, bytes: 2 | 4])[]): Buffer {
  return Buffer.concat(
    values.map(([value, bytes]) => {
      const buffer = Buffer.alloc(bytes);
      buffer.writeUIntLE(value, 0, bytes);
      return buffer;
    }),
  );
}
