import { crc32 } from 'node:zlib';

/** Reads a ZIP by its directory, as Teams does; for tests. Throws where the two accounts of a file differ. */
export function unzip(archive: Buffer): Map<string, Buffer> {
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const files = new Map<string, Buffer>();
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [length, start] = [archive.readUInt16LE(at + 28), archive.readUInt32LE(at + 42)];
    const name = archive.subarray(at + 46, at + 46 + length);
    const content = readFile(archive.subarray(start), name);
    if (crc32(content) !== archive.readUInt32LE(at + 16)) throw new Error(`${name} is not what the directory says.`);
    files.set(name.toString(), content);
    at += 46 + length;
  }
  if (at !== end) throw new Error('The directory does not end where the archive says.');
  return files;
}

function readFile(local: Buffer, name: Buffer): Buffer {
  if (local.readUInt32LE(0) !== 0x04034b50 || local.readUInt16LE(8) !== 0)
    throw new Error(`${name} is not stored here.`);
  const start = 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
  if (!local.subarray(30, 30 + name.length).equals(name)) throw new Error(`${name} has another name here.`);
  return local.subarray(start, start + local.readUInt32LE(22));
}
