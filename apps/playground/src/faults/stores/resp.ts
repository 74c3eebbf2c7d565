/** A command as a Redis client sends it: an array of bulk strings. */
export interface Command {
  readonly words: readonly string[];
  /** As it came, to be passed on untouched. */
  readonly bytes: Buffer;
}

const lineEnd = Buffer.from('\r\n');

/** Cuts a client's bytes into whole commands; what is incomplete waits for more. */
export function createCommandReader(): (bytes: Buffer) => readonly Command[] {
  let rest = Buffer.alloc(0);
  return (bytes) => {
    rest = Buffer.concat([rest, bytes]);
    const commands: Command[] = [];
    for (let command = readCommand(rest); command !== undefined; command = readCommand(rest)) {
      commands.push(command);
      rest = rest.subarray(command.bytes.length);
    }
    return commands;
  };
}

function readCommand(bytes: Buffer): Command | undefined {
  const count = readNumber(bytes, 0, '*');
  if (count === undefined) return undefined;
  const words: string[] = [];
  let at = count.end;
  for (let n = 0; n < count.value; n += 1) {
    const length = readNumber(bytes, at, '$');
    if (length === undefined || bytes.length < length.end + length.value + lineEnd.length) return undefined;
    words.push(bytes.toString('utf8', length.end, length.end + length.value));
    at = length.end + length.value + lineEnd.length;
  }
  return { words, bytes: bytes.subarray(0, at) };
}

/** A number behind its mark, and where its line ends; undefined while the line is incomplete. */
function readNumber(bytes: Buffer, at: number, mark: '*' | '$'): { value: number; end: number } | undefined {
  const end = bytes.indexOf(lineEnd, at);
  if (end < 0) return undefined;
  const line = bytes.toString('latin1', at, end);
  if (!line.startsWith(mark)) throw new RangeError(`A Redis client wrote a line that begins with ${line.slice(0, 1)}.`);
  return { value: Number(line.slice(1)), end: end + lineEnd.length };
}
