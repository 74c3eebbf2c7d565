/** One HTTP/1.1 message off a socket: a request's or a response's. */
export interface HttpMessage {
  /** The first line: `POST /path HTTP/1.1`, or `HTTP/1.1 200 OK`. */
  readonly start: string;
  /** The header lines as they came, without the first line. */
  readonly head: string;
  readonly body: string;
}

const headEnd = Buffer.from('\r\n\r\n');

/**
 * Cuts a byte stream into messages. Much less than `node:http` does, and therefore several times cheaper: the load
 * generator and the stubs share one core, and must not be what limits the fastest servers.
 */
export function createHttpReader(onMessage: (message: HttpMessage) => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  return (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (;;) {
      const read = readMessage(rest);
      if (read === undefined) return;
      rest = rest.subarray(read.length);
      onMessage(read.message);
    }
  };
}

interface Read {
  readonly message: HttpMessage;
  /** Bytes, head included. */
  readonly length: number;
}

/** Undefined while the message is not complete. */
function readMessage(bytes: Buffer): Read | undefined {
  const end = bytes.indexOf(headEnd);
  if (end === -1) return undefined;
  const whole = bytes.toString('latin1', 0, end);
  const line = whole.indexOf('\r\n');
  const start = line === -1 ? whole : whole.slice(0, line);
  const head = line === -1 ? '' : whole.slice(line + 2);
  const from = end + headEnd.length;
  if (/^transfer-encoding: *chunked/im.test(head)) {
    const chunks = readChunks(bytes, from);
    return chunks && { message: { start, head, body: chunks.body }, length: chunks.until };
  }
  const size = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
  if (bytes.length < from + size) return undefined;
  return { message: { start, head, body: bytes.toString('utf8', from, from + size) }, length: from + size };
}

function readChunks(bytes: Buffer, from: number): { readonly body: string; readonly until: number } | undefined {
  const parts: Buffer[] = [];
  for (let at = from; ; ) {
    const line = bytes.indexOf('\r\n', at);
    if (line === -1) return undefined;
    const size = Number.parseInt(bytes.toString('latin1', at, line), 16);
    const next = line + 2 + size + 2;
    if (bytes.length < next) return undefined;
    if (size === 0) return { body: Buffer.concat(parts).toString('utf8'), until: next };
    parts.push(bytes.subarray(line + 2, line + 2 + size));
    at = next;
  }
}
